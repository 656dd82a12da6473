package parse

// wordTable has a section for each closed list, named after its fields. A line holds a
// word of the list, its meaning and its synonyms in English, German, French and Spanish,
// with the usual ones in Portuguese, Italian, Dutch, Polish, Russian, Japanese, Chinese
// and Korean. A line may also begin with a number of days, for words that the list has no
// equivalent of.
const wordTable = `
# perspective
upward: those who decide on mandate, budget and expectations = up, upwards, top, above, upper, leadership, management, senior management, executive, executives, c-level, board, sponsor, sponsors, superiors, oben, nach oben, aufwärts, führung, leitung, geschäftsführung, vorgesetzte, haut, en haut, vers le haut, direction, hiérarchie, ascendant, arriba, hacia arriba, dirección, ascendente, 上, 上位, 上方, 上層, 経営層, 経営陣, in alto, verso l'alto, superiori, dirigenza, omhoog, boven, naar boven, directie, w górę, do góry, góra, kierownictwo, zarząd, вверх, наверх, руководство, acima, para cima, 위, 위로, 위쪽, 상위, 상향, 경영진, 对上, upp, uppåt, ledning, yukarı, üst, üst yönetim, yönetim, ylös, ylöspäin, johto, nahoru, vedení, alto
downward: the office's own team and those whom it leads = down, downwards, below, bottom, team, own team, our team, staff, reports, direct reports, subordinates, unten, nach unten, abwärts, eigenes team, mitarbeiter, mitarbeitende, bas, en bas, vers le bas, équipe, descendant, abajo, hacia abajo, equipo, descendente, 下, 下位, 下方, 自チーム, 自部門, in basso, verso il basso, omlaag, beneden, naar beneden, eigen team, w dół, dół, zespół, вниз, команда, abaixo, para baixo, 아래, 아래로, 아래쪽, 하위, 하향, 우리 팀, 팀, 对下, 团队, ner, nedåt, aşağı, alt, ekip, alas, alaspäin, tiimi, dolů, tým, basso
sideways: other units of the organization, such as legal, security and developer tools = side, sidewards, lateral, horizontal, internal, inside, inward, inwards, peers, colleagues, across, cross-functional, intern, seitlich, seitwärts, innen, kollegen, interne, latéral, latérale, côté, à côté, interno, interna, al lado, 横, 横断, 社内, 内部, 他部門, 関連部門, laterale, di lato, interni, zijwaarts, opzij, w bok, na boki, wewnętrzny, wewnętrzni, wewnętrzne, w poziomie, в сторону, внутренний, внутренние, внутри, 옆, 옆으로, 측면, 내부, 사내, 对内, 平级, åt sidan, yan, yatay, iç, sivulle, sisäinen, do strany, interní, vnitřní
outside: communities, foundations, suppliers, regulators = outwards, external, externally, out, outer, public, community, extern, außen, nach außen, draußen, externe, extérieur, à l'extérieur, dehors, externo, externa, exterior, afuera, fuera, 外, 外部, 社外, 外側, esterno, esterna, esterni, all'esterno, fuori, buiten, naar buiten, na zewnątrz, zewnętrzny, zewnętrzni, zewnętrzne, наружу, снаружи, внешний, внешние, fora, para fora, 외부, 바깥, 사외, 对外, ut, utåt, dış, dışarı, harici, ulos, ulkoinen, ulkopuolinen, ven, externí, vnější

# sector
business: a company = company, companies, enterprise, corporate, corporation, private, private sector, industry, commercial, firm, for-profit, startup, sme, unternehmen, firma, konzern, wirtschaft, privat, privatwirtschaft, industrie, entreprise, société, privé, secteur privé, empresa, compañía, negocio, privado, sector privado, azienda, impresa, settore privato, bedrijf, bedrijfsleven, przedsiębiorstwo, spółka, компания, предприятие, бизнес, 기업, 회사, 企业, 公司
government: a public administration at any level = public, public sector, public administration, administration, state, federal, municipality, municipal, city, authority, agency, ministry, gov, verwaltung, öffentliche verwaltung, öffentlich, öffentlicher dienst, behörde, staat, stadt, kommune, regierung, gouvernement, administration publique, secteur public, état, ville, collectivité, gobierno, público, sector público, administración pública, estado, ayuntamiento, pubblica amministrazione, settore pubblico, comune, overheid, gemeente, urząd, administracja, государство, администрация, 정부, 공공, 공공기관, 政府
university: teaching and research = academia, academic, education, higher education, college, school, research, universität, hochschule, uni, forschung, wissenschaft, bildung, université, enseignement, recherche, universidad, educación, investigación, università, universiteit, hogeschool, uniwersytet, uczelnia, университет, вуз, 대학, 대학교, 大学
ngo: a charity or association = nonprofit, non-profit, not-for-profit, charity, association, civil society, verein, verband, gemeinnützig, ong, but non lucratif, asociación, sin ánimo de lucro
foundation: a foundation that is home to projects = foundations, stiftung, fondation, fundación, trust
international: an organization of several states = intergovernmental, igo, united nations, international organisation, international organization, supranational, zwischenstaatlich, internationale organisation, organisation internationale, internacional, organismo internacional
other: anything else = else, misc, none, various, mixed, andere, sonstige, autre, autres, otro, otra, otros

# size
small: a few hundred people at most = s, tiny, micro, klein, petit, petite, pequeño, pequeña
medium: some thousand = m, mid, mid-size, middle, average, mittel, mittelgroß, moyen, moyenne, mediano, mediana, média, médio
large: more than that = l, xl, big, huge, very large, groß, grand, grande, gran

# ospo-status
proposed: wanted, not decided = planned, idea, draft, new, considered, in planning, geplant, vorgeschlagen, proposé, prévu, planifié, propuesto, planeado, previsto
piloting: being tried = pilot, trial, starting, starting up, in progress, testing, im aufbau, pilotbetrieb, pilote, en pilote, piloto
established: at work = active, running, live, operational, mature, existing, in operation, etabliert, aktiv, in betrieb, laufend, établi, actif, en service, opérationnel, establecido, activo, en funcionamiento
winding-down: being closed = closing, closed, ending, ended, dissolved, shutting down, phasing out, in abwicklung, auslaufend, beendet, en fermeture, fermé, en cierre, cerrado

# structure
central: one team for all = centralised, centralized, single team, dedicated, zentral, centralisé, centrale, centralizado, centralizada
virtual: people of several units, without a unit of its own = distributed, decentralised, decentralized, matrix, virtuell, verteilt, dezentral, virtuel, virtuelle, distribué, décentralisé, distribuido, descentralizado
hub-and-spoke: a central team and people of it in other units = hub & spoke, hub, federated, star, nabe und speiche, en étoile, radial
informal: volunteers without a mandate = ad hoc, volunteer, volunteers, grassroots, informell, ehrenamtlich, informel, informelle, voluntario, voluntarios
committee: a body of people from elsewhere, without staff = council, steering committee, steering group, working group, task force, ausschuss, gremium, beirat, lenkungskreis, rat, arbeitskreis, comité, conseil, commission, consejo, comisión

# objective-status
open: being worked on = todo, to do, in progress, ongoing, active, pending, started, planned, offen, in arbeit, laufend, ouvert, en cours, abierto, en curso, pendiente
met: reached = done, achieved, completed, complete, closed, reached, fulfilled, finished, erreicht, erledigt, fertig, abgeschlossen, atteint, terminé, fait, cumplido, alcanzado, hecho, terminado, 達成, 完了
dropped: given up = cancelled, canceled, abandoned, stopped, rejected, obsolete, withdrawn, failed, verworfen, abgebrochen, aufgegeben, gestrichen, abandonné, annulé, cancelado, abandonado, 中止

# stakeholder-status
active: they are there = current, present, existing, real, known, aktiv, vorhanden, bestehend, actif, existant, activo, activa, existente
wanted: somebody is needed here and nobody is there yet = missing, needed, gap, open, vacant, tbd, planned, future, gesucht, fehlt, offen, vakant, recherché, manquant, buscado, falta, vacante

# collaboration-status
planned: to begin = future, proposed, upcoming, to do, todo, scheduled, idea, geplant, vorgesehen, künftig, prévu, planifié, à venir, planeado, previsto, planificado, 予定, 計画中, pianificato, pianificata, gepland, planowane, planowany, запланировано, планируется, 예정, 계획, 计划中, planerad, planerat, planlandı, planlanan, suunniteltu, plánováno, plánovaný
active: under way = running, ongoing, current, live, in progress, started, open, aktiv, laufend, läuft, actif, en cours, activo, activa, en curso, 実施中, 進行中, 継続中, attivo, attiva, in corso, actief, lopend, aktywne, aktywny, w toku, активно, действует, в работе, 진행 중, 활성, 进行中, pågående, devam ediyor, aktif, käynnissä, probíhá, aktivní
paused: interrupted = on hold, hold, suspended, pending, dormant, inactive, waiting, pausiert, ruht, ausgesetzt, unterbrochen, en pause, suspendu, en pausa, suspendido, pausado, 中断, 休止, 保留, in pausa, sospeso, gepauzeerd, onderbroken, wstrzymane, wstrzymany, zawieszone, приостановлено, 보류, 중단, 暂停, pausad, durduruldu, tauolla, pozastaveno
ended: over = done, finished, closed, over, completed, complete, stopped, cancelled, canceled, past, terminated, expired, beendet, abgeschlossen, vorbei, terminé, fini, clos, terminado, finalizado, cerrado, acabado, 終了, 完了, concluso, conclusa, beëindigd, afgerond, zakończone, zakończony, завершено, 종료, 완료, 已结束, avslutad, avslutat, bitti, tamamlandı, päättynyt, ukončeno

# influence interest
low: little = very low, small, minor, weak, none, l, n, niedrig, gering, schwach, wenig, faible, bas, basse, peu, bajo, baja, poco, muy bajo, 低, 低い, 小, 小さい, 弱い, basso, bassa, molto basso, laag, zeer laag, klein, niski, niska, niskie, mały, małe, низкий, низкая, низкое, muito baixo, 낮음, 낮은, 하, baixa, baixo, låg, lågt, liten, düşük, matala, pieni, vähäinen, nízký, nízká, nízké
medium: some = mid, middle, moderate, average, normal, m, mittel, mäßig, moyen, moyenne, modéré, medio, media, moderado, 中, 中程度, 普通, gemiddeld, matig, midden, średni, średnia, średnie, средний, средняя, среднее, 중간, 보통, 중, medel, mellan, orta, keskitaso, keskisuuri, kohtalainen, střední
high: much = very high, big, strong, large, major, great, h, hoch, sehr hoch, groß, stark, viel, élevé, élevée, haut, fort, forte, très élevé, alto, alta, muy alto, mucho, 高, 高い, 大, 大きい, 強い, elevato, elevata, molto alto, hoog, zeer hoog, wysoki, wysoka, wysokie, bardzo wysoki, duży, duże, высокий, высокая, высокое, muito alto, 높음, 높은, 상, hög, högt, stor, yüksek, çok yüksek, korkea, suuri, vysoký, vysoká, vysoké, velký

# current desired
unaware: does not know of the office or what it is for = unknown, not aware, uninformed, unwissend, uninformiert, pas informé, non informé, inconscient, desconoce, desinformado, no informado, 未認知, 認知なし, 知らない, inconsapevole, non informato, onwetend, niet op de hoogte, nieświadomy, nieświadoma, неосведомлённый, не знает, 모름, 미인지, 不知情, u, omedveten, habersiz, tietämätön, neví
resistant: knows and is against it = opposed, against, opponent, negative, blocker, blocking, hostile, critical, sceptical, skeptical, detractor, unsupportive, ablehnend, dagegen, kritisch, skeptisch, gegner, opposé, réticent, contre, opuesto, en contra, contrario, resistente, 抵抗, 反対, 否定的, contrari, ostile, tegen, tegenstander, weerstand, przeciwny, przeciwna, oporny, против, сопротивляется, 반대, 저항, 抵制, r, negativ, motståndare, emot, karşı, dirençli, vastustava, kielteinen, odmítavý, proti, сопротивляющийся
neutral: knows and is neither for nor against it = indifferent, ambivalent, passive, undecided, gleichgültig, unentschieden, neutre, indifférent, indiferente, neutro, 中立, neutrale, neutraal, neutralny, neutralna, нейтральный, нейтрально, 중립, 중립적, n, нейтральная, нейтральное, nötr, tarafsız, neutraali, neutrální
supportive: is for it = support, supporter, supporting, positive, for, in favour, in favor, favourable, favorable, ally, pro, friendly, unterstützend, positiv, befürworter, dafür, soutien, apoyo, a favor, partidario, 支持, 支援, 賛成, 協力的, favorevole, sostenitore, ondersteunend, voorstander, wspierający, wspierająca, przychylny, поддерживает, поддерживающий, 지지, 지원, 우호적, s, stödjande, destekleyici, destekliyor, tukeva, myönteinen, podporující, vstřícný
leading: works for it = leader, lead, champion, driving, driver, advocate, active, engaged, promoter, führend, treibend, treiber, vorreiter, moteur, líder, liderando, impulsor, 主導, 推進, 推進者, promotore, trainante, leidend, trekker, voortrekker, lider, prowadzący, лидер, ведущий, 주도, 주도적, 推动, l, ledande, drivande, öncü, johtava, edistävä, vedoucí

# direction
to: it runs from the party in "from", usually the office = out, outbound, outgoing, outward, push, giving, we give, one-way, one way, ->, →, ausgehend, hin, von uns, einseitig, sortant, vers, à sens unique, saliente, hacia, unidireccional
from: it runs towards the party in "from", usually the office = in, inbound, incoming, inward, pull, receiving, we get, one-way, one way, <-, ←, eingehend, her, zu uns, einseitig, entrant, à sens unique, entrante, desde, unidireccional
both: it runs both ways = two-way, two way, bidirectional, both ways, mutual, reciprocal, in both directions, <->, ↔, beide, beidseitig, gegenseitig, wechselseitig, beide richtungen, bidirektional, les deux, bidirectionnel, dans les deux sens, mutuel, ambos, bidireccional, mutuo, en ambos sentidos, 双方向, 相互

# mode
collaboration: both work on it together, for a time = collaborate, collaborating, joint work, working together, cooperation, zusammenarbeit, kooperation, coopération, colaboración, cooperación
x-as-a-service: one provides it, the other uses it = as a service, xaas, service, self-service, dienst, dienstleistung, als dienst, servicio
facilitating: one helps the other to do it = facilitation, enabling, coaching, helping, mentoring, support, unterstützend, befähigend, accompagnement, facilitando, facilitación, acompañamiento

# aspect
strategy: goals and where open source leads the organization = strategic, vision, strategie, strategisch, stratégique, estrategia, estratégico
governance: policies, processes and who decides = policy, policies, process, rules, steering, steuerung, regeln, richtlinien, gouvernance, politique, gobernanza, política
compliance: licences, law and security obligations = legal, licensing, licence, license, law, regulation, regulatory, recht, rechtlich, lizenzen, konformität, conformité, juridique, cumplimiento, conformidad
community: projects, foundations and the people in them = communities, community engagement, ecosystem, outreach, contribution, upstream, gemeinschaft, communauté, comunidad, ecosistema

# strength
weak: little passes through it = low, light, thin, loose, minor, schwach, lose, gering, faible, léger, débil, flojo
normal: as much as through others = medium, average, regular, moderate, standard, mittel, moyen, normale, medio
strong: much passes through it = high, heavy, thick, close, tight, intense, major, very strong, stark, eng, intensiv, fort, forte, étroit, fuerte, intenso, estrecho

# cadence
daily: every day = every day, each day, workdays, täglich, quotidien, quotidienne, tous les jours, diario, diaria, a diario, diário, diariamente, 毎日, 每天, 每日, giornaliero, giornaliera, dagelijks, codziennie, ежедневно, 매일, dagligen, varje dag, günlük, her gün, päivittäin, denně
weekly: every week = once a week, wöchentlich, hebdomadaire, hebdo, semanal, semanalmente, 毎週, 週次, 每周, 每週, settimanale, settimanalmente, wekelijks, tygodniowo, cotygodniowo, еженедельно, 매주, 주간, varje vecka, veckovis, haftalık, viikoittain, týdně
biweekly: every two weeks = fortnightly, fortnight, every other week, zweiwöchentlich, vierzehntägig, 14-tägig, alle 14 tage, une semaine sur deux, quincenal, quinzenalmente, 隔週, 2週間ごと, 每两周, 双周, quinzenal, quindicinale, tweewekelijks, om de week, dwutygodniowo, co drugi tydzień, 격주, varannan vecka, iki haftada bir, joka toinen viikko, jednou za dva týdny
monthly: every calendar month = once a month, monatlich, mensuel, mensuelle, mensual, mensualmente, mensal, mensalmente, mtl, 毎月, 月次, 每月, mensile, mensilmente, maandelijks, miesięcznie, comiesięcznie, ежемесячно, 매월, 매달, 월간, månadsvis, varje månad, aylık, kuukausittain, měsíčně
quarterly: every three calendar months = once a quarter, vierteljährlich, quartalsweise, trimestriel, trimestrielle, trimestral, trimestralmente, 四半期, 四半期ごと, 每季度, 季度, trimestrale, driemaandelijks, kwartalnie, ежеквартально, 분기, 분기별, 매분기, kvartalsvis, varje kvartal, üç aylık, neljännesvuosittain, čtvrtletně
half-yearly: every six calendar months = semi-annual, semi-annually, biannual, biannually, twice a year, every half year, halbjährlich, semestriel, semestrielle, semestral, semestralmente, 半年ごと, 半期, 每半年, semestrale, halfjaarlijks, półrocznie, co pół roku, раз в полгода, 반기, 반기별, halvårsvis, altı aylık, puolivuosittain, pololetně
yearly: every calendar year = annual, annually, once a year, per annum, p.a., jährlich, annuel, annuelle, anual, anualmente, 毎年, 年次, 每年, annuale, annualmente, jaarlijks, rocznie, corocznie, ежегодно, 매년, 연간, årligen, årsvis, yıllık, vuosittain, ročně
on-demand: when somebody asks = as needed, when needed, if needed, ad hoc, as required, on request, occasionally, irregular, irregularly, sporadic, sometimes, whenever, bei bedarf, nach bedarf, auf anfrage, unregelmäßig, gelegentlich, à la demande, au besoin, si nécessaire, occasionnel, ponctuel, según necesidad, a demanda, bajo demanda, ocasional, sob demanda, conforme necessário, sob pedido, 随時, 都度, 不定期, 必要に応じて, 按需, su richiesta, al bisogno, quando serve, op aanvraag, indien nodig, naar behoefte, na żądanie, w razie potrzeby, по запросу, по необходимости, по мере необходимости, 수시, 필요시, vid behov, gerektiğinde, tarvittaessa, podle potřeby, dle potřeby
3d: twice a week = twice a week, semiweekly, zweimal pro woche, bihebdomadaire
15d: twice a month = twice a month, semi-monthly, zweimal im monat, bimensuel, bimensual
61d: every two months = bimonthly, zweimonatlich, bimestriel, bimestral, bimestralmente, 隔月, 每两个月, bimestrale, tweemaandelijks, 격월
730d: every two years = biennial, biennially, zweijährlich, bisannuel, biennal, bienal

# use
used: it is in use = use, consume, consumed, consumes, in use, minor, genutzt, verwendet, utilisé, usado, utilizado, low, niedrig, faible, bajo
important: much would be missed without it = significant, major, medium, wichtig, importante
critical: products or services stop without it = essential, vital, key, core, crucial, mission critical, business critical, very high, kritisch, unverzichtbar, critique, essentiel, crítico, esencial, high, hoch, élevé, alto

# per
year: each year = annual, annually, yearly, per year, a year, annum, per annum, p.a., jahr, pro jahr, jährlich, an, année, par an, año, por año, al año, anno, all'anno, jaar, per jaar, rok, rocznie, na rok, год, в год, 년, 연간, 매년, 每年, 年
quarter: each quarter = quarterly, per quarter, quartal, pro quartal, vierteljährlich, trimestre, par trimestre, por trimestre, kwartaal, per kwartaal, kwartał, kwartalnie, квартал, в квартал, 분기, 季度
month: each month = monthly, per month, monat, pro monat, monatlich, mois, par mois, mes, por mes, al mes, mese, al mese, maand, per maand, miesiąc, miesięcznie, месяц, в месяц, 월, 매월, 月
once: one time only = one-time, one time, one-off, single, total, einmal, einmalig, une fois, unique, una vez, único, una tantum, eenmalig, jednorazowo, разово, единоразово, 일회성, 一次性

# hats
enabler: changes culture, process and tools = enable, enabling, trainer, coach, befähiger, ermöglicher, facilitateur, facilitador, habilitador
counselor: advises on licences, trends and communities = counsellor, counsel, advisor, adviser, consultant, mentor, berater, beraterin, conseiller, conseillère, consejero, consejera, asesor, asesora
advocate: promotes use and contribution = evangelist, ambassador, promoter, champion, advocacy, fürsprecher, fürsprecherin, botschafter, botschafterin, ambassadeur, promoteur, défenseur, defensor, promotor, embajador
environmentalist: keeps the projects that are depended on healthy = sustainer, ecologist, gardener, steward, sustainability, umweltschützer, pfleger, écologiste, ecologista, ambientalista
gatekeeper: enforces policy = approver, controller, auditor, reviewer, compliance officer, torwächter, prüfer, prüferin, gardien, contrôleur, guardián, controlador

# format
png: a picture in pixels = jpg, jpeg, gif, webp, bmp, tif, tiff, bitmap, image, picture, pptx, ppt, odp, powerpoint, slides, bild, 画像
svg: a picture that scales = eps, vector, emf, wmf, drawio, vsdx, docx, doc, odt, word
xlsx: a spreadsheet = xls, ods, excel, spreadsheet, table
html: a page = htm, web, page, website
dot: a graph for Graphviz = gv, graphviz
mermaid: a chart for Markdown = mmd, plantuml, puml
ics: a calendar = ical, icalendar, calendar, outlook
markdown: a table for documents = md, asciidoc, adoc, rst
text: for people = txt, plain, human, console, terminal
junit: for test reports = xml, junit-xml
sarif: for code scanning = codeql, sonarqube, sonar
gitlab: for the code quality of GitLab = codeclimate, codequality, code-quality

# fail-on fail-on-revealed severity
error: the map contradicts itself = errors, err, fehler, erreur
warning: a gap visible in recorded facts = warn, warnings, warnung, avertissement, advertencia
info: not recorded yet, or minor = information, infos, notice, note, hinweis
never: nothing fails a check = none, off, no, nie, jamais, nunca
`
