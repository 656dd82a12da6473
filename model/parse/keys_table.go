package parse

// keyTable has a section for each object, or several. A line is a key of it and
// other words for the same, in English, German, French and Spanish.
const keyTable = `
# map
organization = org, company, firm, unternehmen, firma, entreprise, société, empresa, organización
ospo = office, büro, bureau, oficina
people = persons, team, staff, employees, members, personen, mitarbeiter, personnes, équipe, personas, equipo
stakeholders = parties, actors, interessengruppen, beteiligte, parties prenantes, partes interesadas
collaborations = relations, relationships, links, connections, edges, interactions, activities, beziehungen, zusammenarbeit, relaciones, colaboraciones
projects = dependencies, projekte, projets, proyectos
readiness = assessment, maturity, reifegrad
accept = accepted, waivers, ignore, exceptions, suppress
language = lang, locale, sprache, langue, idioma

# organization
name = title, nom, nombre
sector = industry, branche, secteur
region = country, location
size = employees, headcount
goals = objectives, targets, ziele, objectifs, objetivos

# ospo
name = title
status = state
structure = setup, model
reports_to = boss, manager, reporting to
stage = maturity, level
mission = vision, purpose
objectives = goals, okrs, targets, ziele, objectifs, objetivos

# objective
name = title, text, description
supports = goals, goal
measure = metric, kpi, indicator
due = deadline, due date, until, date, end
owner = responsible, accountable, lead
status = state
answers = expectations

# person
name = title
lead = head, leader, is lead, manager
hats = roles, role
allocation = fte, share, capacity, percentage, percent, time
until = end, ends, leaves, last day

# stakeholder
name = title, stakeholder, party, nom, nombre
perspective = direction, quadrant, side, perspektive, perspectiva
part_of = department, parent, belongs to, division, unit, abteilung, département, departamento
group = cluster, heading, section, gruppe, groupe, grupo
role = function, job, responsibility, responsibilities, description, rolle, rôle, rol
kind = type, category, class, art, tipo
influence = power, impact, authority, einfluss, macht, pouvoir, influencia, poder
interest = concern, stake, interesse, intérêt, interés
engagement = attitude, stance, commitment, sentiment, haltung, attitude, actitud
needs = requirements, wants
expectations = expects
contacts = contact person, email, e-mail, kontakt, ansprechpartner, contacto
owner = responsible, account manager, relationship owner, lead
status = state
tags = labels, keywords, badges
sources = links, urls, url, references, website
note = comment, comments, remark, remarks, notiz, bemerkung, kommentar, commentaire, remarque, comentario, nota

# collaboration
from = sender
to = with, partner, stakeholder, party, counterpart, mit, avec, con
method = type, kind, activity
label = name, title, caption
direction = flow
aspect = area, topic
strength = intensity, weight
channel = medium, where, place, meeting, location, kanal, canal
cadence = frequency, rhythm, interval, recurrence, how often, häufigkeit, frequenz, turnus, fréquence, frecuencia
purpose = why, reason, aim, description, zweck, propósito
owner = responsible, accountable, lead, contact
goals = objectives, supports
answers = expectations
status = state
started = start, since, begin, begins, start date
ends = end, until, end date
last_held = last, last meeting, last date, latest
amount = budget, money, cost, price, fee, dues, betrag, montant, importe
evidence = link, url, source, sources, proof, minutes
note = comment, comments, remark, remarks, notiz, bemerkung, kommentar, commentaire, remarque, comentario, nota

# expectation need
text = name, title, description, expectation, need

# goal
name = text, title, description, goal

# member contact
name = person, title
affiliation = organization, organisation, company, employer
role = function, position
until = term, end, ends, term ends
link = url, website, source, profile, email

# project
name = title
use = usage, importance, criticality
url = link, website, repo, repository, homepage
status = state, maturity, stage
group = umbrella, sponsor
stakeholder = community, foundation, upstream
owner = maintainer, responsible

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
current = now, actual, as is
desired = target, wanted, to be

# raci
responsible = r
accountable = a
consulted = c
informed = i

# amount
value = sum, amount
currency = curr, unit
per = period, interval, frequency

# source
title = name, label, text
url = link, href, address
`
