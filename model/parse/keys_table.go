package parse

// keyTable has a section for each object, or for several. A line holds a key and those of
// its synonyms that HeadingTable does not list, or lists for several keys.
const keyTable = `
# map
organization = org, company, firm, unternehmen, firma, entreprise, société, empresa, organización, organização, 組織, 组织, organizacja, organisatie, организация, 조직
ospo = office, büro, bureau, oficina, escritório
people = employees, members, mitarbeiter, ludzie, medewerkers, collaboratori
stakeholders = actors, beteiligte
collaborations = relations, links, connections, edges, activities, relaciones
readiness = assessment, maturity, reifegrad
accept = accepted, waivers, ignore, exceptions, suppress
language = lang, locale, sprache, langue, idioma, 言語, 语言

# organization
name = title, nom, nombre
sector = industry, branche, secteur
region = country, location
size = employees, headcount
goals = objectives, targets, objectifs, objetivos

# ospo
name = title
status = state
structure = setup, model
reports_to = boss, manager, reporting to
stage = maturity, level
mission = vision, purpose
objectives = goals, targets, ziele

# objective
name = text, description
due = date, end
owner = accountable, lead
answers = expectations

# person
lead = leader, is lead, manager
hats = roles, role
allocation = percentage, percent, time
until = ends

# stakeholder
perspective = quadrant
part_of = department, division, unit, abteilung, département, departamento
group = section
role = job
kind = type, category, tipo
interest = stake
engagement = attitude, stance, commitment, sentiment, haltung, attitude, actitud
needs = wants
contacts = email, e-mail
owner = account manager
sources = urls

# collaboration
to = do, dla, с, 대상
method = type, kind, activity
label = caption
aspect = area, topic
strength = weight
channel = place, meeting, location
cadence = recurrence, freq, every
purpose = aim, description
owner = accountable, contact
goals = supports
answers = expectations
started = begins
last_held = last date, latest
amount = budget, money, cost, price, fee, dues, betrag, montant, importe
evidence = link, url, source, sources

# expectation need
text = name, title, description, expectation, need

# goal
name = text, description

# member contact
name = person, title
affiliation = organization, organisation, company, employer
role = function, position
until = term, end, ends, term ends
link = url, website, source, profile, email

# project
name = title
status = stage
group = umbrella, sponsor
stakeholder = foundation, upstream

# area
score = value, level, rating, points, current
target = desired, wanted, goal
evidence = proof, basis
plan = action, actions, next steps

# answer
text = answer, value, response
from = by, who, source, stakeholders
date = when, day

# accept
rule = finding, check
target = subject, stakeholder, for
reason = why, because, justification, comment
until = expires, expiry, end, ends, date

# engagement
current = now, actual, as is, ist, haltung, atual, actuel, 現在, 当前
desired = target, wanted, to be, soll, ziel, deseado, desejado, souhaité, 目標, 期望

# raci
responsible = r
accountable = a
consulted = c
informed = i

# amount
value = sum, amount, betrag, montant, importe, valor
currency = curr, unit, währung, devise, moneda, moeda
per = period, interval, frequency, every, each, cadence, pro, par, por

# source
title = name, label, text
url = link, href, address
`
