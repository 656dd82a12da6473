package parse

// HeadingTable has a section for each list of a map. A line is a field and what
// tables call it in English, German, French, Spanish, Portuguese, Japanese and Chinese, the
// chief ones in Italian, Dutch, Polish, Russian and Korean as well.
// What could be several fields is at each of them, and the cells decide.
const HeadingTable = `
# stakeholders: stakeholder, stakeholders, register, stakeholder register, stakeholder analysis, parties, interessengruppen, anspruchsgruppen, interessenträger, stakeholderanalyse, parties prenantes, partes interesadas, interesados, ステークホルダー, 利害関係者, 関係者, partes interessadas, interessados, registro de partes interessadas, 干系人, 利益相关方, 相关方, 利益相关者, 干系人登记册, portatori di interesse, parti interessate, belanghebbenden, interesariusze, заинтересованные стороны, стейкхолдеры, 이해관계자
id: id, identifier, key, code, kennung, kürzel, schlüssel, identifiant, clé, identificador, clave, 識別子, identifiant unique, código, 编号, 标识
name: name, stakeholder, stakeholder name, stakeholders, party, who, title, bezeichnung, wer, interessengruppe, anspruchsgruppe, interessenträger, nom, partie prenante, qui, nombre, parte interesada, interesado, quién, organisation, organization, institution, entity, stakeholder group, organisation name, company, firma, unternehmen, entreprise, empresa, azienda, przedsiębiorstwo, компания, 名前, 名称, 氏名, ステークホルダー, 利害関係者, 関係者, nome, parte interessada, interessado, quem, 名字, 姓名, 干系人, 利益相关方, 相关方, 利益相关者, 利害关系人, chi, portatore di interesse, naam, wie, belanghebbende, nazwa, imię, kto, interesariusz, имя, название, наименование, кто, заинтересованная сторона, 이름, 명칭, 이해관계자
perspective: perspective, direction, which way, side, internal external, internal or external, internal/external, location, layer, type, category, perspektive, richtung, intern extern, intern/extern, seite, typ, kategorie, perspectif, sens, interne externe, interne/externe, catégorie, perspectiva, dirección, interno externo, interno/externo, tipo, categoría, 視点, 方向, 内部外部, 内外, 区分, direção, interno ou externo, 视角, 内部/外部, blickrichtung, blick, prospettiva, direzione, interno/esterno, perspectief, richting, perspektywa, kierunek, перспектива, направление, 관점, 방향
part_of: part of, parent, belongs to, reports to, parent unit, teil von, gehört zu, übergeordnet, fait partie de, rattaché à, parent de, parte de, pertenece a, 所属, 上位組織, 親, faz parte de, pertence a, subordinado a, 隶属, 上级部门, 所属部门, 上级
group: group, cluster, segment, heading, subgroup, gruppe, groupe, grupo, グループ, 分類, 分组, 组, 组别
role: role, function, position, responsibility, responsibilities, description, job title, department, unit, rolle, funktion, aufgabe, beschreibung, abteilung, zuständigkeit, rôle, fonction, responsabilité, service, département, rol, función, cargo, responsabilidad, descripción, departamento, 役割, 役職, 部署, 部門, 説明, papel, função, responsabilidade, descrição, 角色, 职责, 职位, 部门, 描述, ruolo, funzione, functie, afdeling, rola, funkcja, stanowisko, dział, роль, должность, отдел, описание, 역할, 직책, 부서, 설명
kind: kind, type, category, stakeholder type, class, classification, art, typ, kategorie, genre, type de partie prenante, catégorie, clase, tipo, categoría, 種類, 種別, 区分, categoria, classe, 类型, 类别, soort, rodzaj, тип, вид, категория, 유형, 종류
influence: influence, power, impact, authority, influence level, level of influence, power level, einfluss, macht, pouvoir, influencia, poder, impacto, 影響力, 影響度, 権限, 影響, influência, nível de influência, 影响力, 影响程度, 权力, 影响, influenza, potere, invloed, wpływ, влияние, 영향력, 영향
interest: interest, concern, level of interest, interest level, interesse, intérêt, interés, 関心, 関心度, 興味, nível de interesse, 关注度, 兴趣, 利益, 关注程度, belang, zainteresowanie, интерес, заинтересованность, 관심, 관심도
engagement.current: current, attitude, current engagement, current attitude, engagement, current engagement level, engagement current, support, stance, current state, haltung, einstellung, aktuelle haltung, aktuelles engagement, ist, engagement actuel, attitude actuelle, actitud, compromiso actual, participación actual, 現在, 現在の関与, 現状, 態度, 関与度, attitude current, attitude now, attitude as is, engagement current, engagement now, engagement as is, support current, support now, support as is, stance current, stance now, stance as is, haltung ist, einstellung ist, engagement ist, ist-haltung, engagement actuel, attitude actuel, actitud actual, compromiso actual, participación actual, 関与度 現状, 関与度 現在, 態度 現状, engajamento atual, atitude, atitude atual, situação atual, atual, 当前参与度, 当前态度, 态度, 现状, 当前, atteggiamento, atteggiamento attuale, coinvolgimento attuale, houding, huidige houding, postawa, obecna postawa, отношение, текущее отношение, 현재 태도, 태도, 현재
engagement.desired: desired, desired engagement, target engagement, desired attitude, desired engagement level, engagement desired, desired state, gewünschte haltung, gewünschtes engagement, soll, ziel, engagement souhaité, attitude souhaitée, compromiso deseado, participación deseada, 望ましい関与, 目標の関与, 目標, attitude desired, attitude target, attitude wanted, attitude to be, engagement desired, engagement target, engagement wanted, engagement to be, support desired, support target, support wanted, support to be, stance desired, stance target, stance wanted, stance to be, haltung soll, haltung ziel, einstellung soll, engagement soll, engagement ziel, soll-haltung, attitude souhaité, attitude souhaitée, engagement souhaité, actitud deseada, compromiso deseado, 関与度 目標, 態度 目標, engajamento desejado, atitude desejada, desejado, 期望参与度, 期望态度, 目标参与度, atteggiamento desiderato, coinvolgimento desiderato, gewenste houding, pożądana postawa, docelowa postawa, желаемое отношение, 목표 태도, 희망 태도
needs: needs, need, requirements, requirement, bedürfnisse, bedarf, anforderungen, besoins, exigences, necesidades, requisitos, ニーズ, 要件, 要求, necessidades, 需求, esigenze, bisogni, behoeften, potrzeby, потребности, 요구사항
expectations: expectations, expectation, expects, what they expect, interests, concerns, erwartungen, erwartung, anliegen, attentes, attente, expectativas, expectativa, 期待, 期待事項, 期望, aspettative, verwachtingen, oczekiwania, ожидания, 기대, 기대사항
members: members, member, mitglieder, membres, miembros, メンバー, 構成員, membros, integrantes, 成员
seats: seats, places, sitze, sièges, asientos, 定員, 席数, assentos, vagas, 席位
contacts: contact, contacts, contact person, point of contact, poc, ansprechpartner, ansprechpartnerin, kontakt, kontaktperson, interlocuteur, contacto, persona de contacto, 連絡先, 窓口, 担当窓口, contato, contatos, pessoa de contato, 联系人, 联系方式, contatto, referente contatto, contactpersoon, osoba kontaktowa, контакт, контактное лицо, 연락처
owner: owner, owners, relationship owner, responsible, account owner, lead, verantwortlich, verantwortliche, verantwortlicher, zuständig, betreuer, responsable, pilote, propriétaire, encargado, propietario, 担当, 担当者, 責任者, responsável, responsáveis, dono, proprietário, encarregado, 负责人, 责任人, responsabile, referente, verantwoordelijke, eigenaar, odpowiedzialny, osoba odpowiedzialna, opiekun, właściciel, ответственный, ответственное лицо, 담당자, 책임자
status: status, state, zustand, statut, état, estado, 状態, ステータス, situação, 状态, stato, stan, статус, состояние, 상태
tags: tags, tag, labels, keywords, badges, schlagworte, stichworte, mots-clés, étiquettes, etiquetas, タグ, ラベル, marcadores, palavras-chave, 标签
sources: sources, source, links, link, url, references, website, quellen, quelle, verweise, liens, fuentes, enlaces, リンク, 出典, 参照, fontes, referências, 来源, 链接, 参考
note: note, notes, comment, comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, kommentar, anmerkung, anmerkungen, remarque, remarques, commentaire, commentaires, nota, notas, comentario, comentarios, observaciones, 備考, メモ, コメント, 注記, observação, observações, comentário, comentários, 备注, 说明, 注释, osservazioni, commenti, opmerking, opmerkingen, uwagi, notatki, примечание, примечания, комментарий, комментарии, 비고, 메모

# collaborations: collaborations, collaboration, engagement plan, communication plan, communications, interactions, relationships, zusammenarbeit, kommunikationsplan, beziehungen, collaborations, plan de communication, colaboraciones, plan de comunicación, 連携, 協働, コミュニケーション計画, colaborações, relações, plano de comunicação, plano de engajamento, 协作, 合作, 沟通计划, 关系, collaborazioni, piano di comunicazione, samenwerking, communicatieplan, współpraca, plan komunikacji, взаимодействие, план коммуникаций, 협력, 커뮤니케이션 계획
entry: entry
id: id, identifier, key, code, kennung, kürzel, identifiant, identificador, 識別子
from: from, source, sender, von, de, desde, origen, 発信元, から, origem, 来自, 发起方
to: to, with, stakeholder, stakeholders, organisation, organization, company, partner, counterpart, party, target, audience, recipient, an, mit, zielgruppe, partnerin, avec, à, vers, partenaire, con, a, socio, destinatario, 相手, 連携先, 対象, 宛先, para, com, parceiro, destinatário, 对方, 合作方, 对象, 与, met, z kim, с кем, 상대
method: method, methods, what, was, quoi, qué, kind of work, methode, methoden, méthode, méthodes, método, métodos, 方法, 手法, 方式, metodo, metoda, метод, способ, 방법
label: label, title, name, activity, collaboration, work, topic, subject, thema, aktivität, titel, bezeichnung, intitulé, activité, sujet, étiquette, actividad, título, tema, 名称, 活動, 件名, 内容, nome, atividade, assunto, 标题, 活动, 主题, attività, activiteit, onderwerp, działanie, temat, деятельность, тема, 활동, 제목
direction: direction, flow, richtung, sens, dirección, sentido, 方向, direção
mode: mode, interaction mode, modus, modo, モード, 形態, 模式
aspect: aspect, field, aspekt, bereich, domaine, aspecto, ámbito, 側面, 領域, área, 方面, 领域
strength: strength, intensity, stärke, intensität, intensité, force, intensidad, fuerza, 強さ, 強度, força, intensidade, 强度
channel: channel, channels, medium, communication channel, format, where, kanal, kommunikationskanal, wo, canal, moyen, support, medio, canal de comunicación, チャネル, 手段, 連絡手段, 媒体, meio, canal de comunicação, 渠道, 沟通渠道, canale, kanaal, kanał, канал, 채널
cadence: cadence, frequency, how often, interval, rhythm, turnus, häufigkeit, frequenz, rhythmus, wie oft, fréquence, cadence, rythme, frecuencia, cadencia, periodicidad, 頻度, 周期, kontaktfrequenz, kontakthäufigkeit, contact frequency, frequency of contact, meeting frequency, communication frequency, fréquence des contacts, frecuencia de contacto, frequência, periodicidade, cadência, frequência de contato, 频率, 沟通频率, frequenza, cadenza, frequentie, częstotliwość, частота, периодичность, 빈도, 주기
slot: slot, day, time, termin, wochentag, zeit, créneau, jour, horario, día, 曜日, 時間帯, dia, horário, 时间, 星期
purpose: purpose, why, goal of the exchange, reason, message, key message, zweck, warum, grund, botschaft, objet, but, pourquoi, raison, propósito, por qué, motivo, 目的, 理由, finalidade, objetivo da reunião, 原因, scopo, doel, cel, цель, 목적
owner: owner, owners, responsible, lead, verantwortlich, verantwortliche, verantwortlicher, zuständig, responsable, pilote, encargado, propietario, 担当, 担当者, 責任者, responsável, responsáveis, dono, 负责人, 责任人, responsabile, referente, verantwoordelijke, eigenaar, odpowiedzialny, osoba odpowiedzialna, opiekun, ответственный, 담당자, 책임자
raci.responsible: raci responsible, r, does the work, durchführung, executor, 执行人
raci.accountable: raci accountable, a, accountable, rechenschaftspflichtig, autorité, aprovador, 批准人
raci.consulted: raci consulted, c, consulted, beratend, consultado, consulté, 被咨询
raci.informed: raci informed, i, informed, informiert, informado, informé, 被告知
goals: goals, goal, objectives, objective, serves, ziele, ziel, objectifs, objectif, objetivos, objetivo, 目標, ゴール, metas, meta, 目标
answers: answers, meets, meets expectations, erfüllt, répond à, responde a, 応える期待, atende a, 回应
status: status, state, zustand, statut, état, estado, 状態, ステータス, situação, 状态, stato, stan, статус, состояние, 상태
started: started, start, begin, start date, since, beginn, seit, startdatum, début, depuis, date de début, inicio, desde cuándo, fecha de inicio, 開始, 開始日, início, desde, data de início, 开始, 开始日期
ends: ends, end, end date, until, ende, bis, enddatum, fin, date de fin, hasta, fecha de fin, 終了, 終了日, fim, até, término, data de término, 结束, 结束日期
last_held: last held, last contact, last meeting, last met, last, zuletzt, letztes treffen, letzter kontakt, dernière fois, dernière réunion, dernier contact, última vez, última reunión, último contacto, 前回, 最終開催, 最終接触, date of last contact, last touch, last touchpoint, letzte besprechung, letztes gespräch, datum letzter kontakt, dernier échange, dernière rencontre, date du dernier contact, fecha del último contacto, última reunião, último contato, realizado em, 上次, 上次会议, 最近联系, 上次联系, ultimo incontro, ultimo contatto, laatste contact, laatste overleg, ostatni kontakt, ostatnie spotkanie, последняя встреча, последний контакт, 최근 회의, 마지막 회의, 최근 접촉
amount.value: amount, amount value, cost, fee, membership fee, beitrag, budget, betrag, kosten, montant, coût, importe, coste, costo, 金額, 費用, 予算, valor, custo, orçamento, 金额, 费用, 预算
amount.currency: amount currency, currency, währung, devise, moneda, divisa, 通貨, moeda, 货币, 币种
amount.per: amount per, per, period, zeitraum, pro, par, por, 期間, período, 每
evidence: evidence, proof, minutes, nachweis, beleg, protokoll, preuve, compte rendu, evidencia, prueba, acta, 証拠, 根拠, 議事録, evidência, prova, ata, 证据, 会议纪要
note: note, notes, comment, comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, kommentar, anmerkung, anmerkungen, remarque, remarques, commentaire, commentaires, nota, notas, comentario, comentarios, observaciones, 備考, メモ, コメント, observação, observações, comentário, comentários, 备注, 说明, osservazioni, commenti, opmerking, opmerkingen, uwagi, notatki, примечание, примечания, комментарий, комментарии, 비고, 메모

# people: people, person, persons, team, staff, ospo team, office, personen, mitarbeitende, équipe, personnes, equipo, personas, チーム, メンバー, 人員, pessoas, equipe, membros da equipe, 人员, 团队, persone, osoby, zespół, люди, команда, 인원
id: id, identifier, key, kennung, kürzel, identifiant, identificador, 識別子
name: name, person, who, title, wer, nom, personne, nombre, persona, 名前, 氏名, nome, pessoa, 姓名, 名称, chi, naam, wie, nazwa, imię, imię i nazwisko, имя, фио, 이름, 성명
lead: lead, leads, head, leitung, leiter, leitet, responsable, dirige, líder, jefe, 責任者, リーダー, chefe, coordenador, 负责人, 领导, responsabile, leider, kierownik, руководитель, 책임자
hats: hats, hat, ospo hats, hüte, hut, chapeaux, casquettes, sombreros, 帽子, ハット, chapéus, papéis, 角色
allocation: allocation, fte, share, capacity, working time, anteil, stellenanteil, kapazität, arbeitszeit, allocation, quotité, temps de travail, asignación, dedicación, 配分, 稼働率, 割当, alocação, dedicação, carga horária, 投入, 投入比例
until: until, last day, leaves, end, bis, letzter tag, ende, jusqu'au, dernier jour, fin, hasta, último día, 終了日, 退職日, até, último dia, saída, 截止, 离职日期

# projects: projects, project, upstreams, upstream projects, dependencies, components, projekte, abhängigkeiten, projets, dépendances, proyectos, dependencias, プロジェクト, 依存関係, projetos, dependências, componentes, 项目, 依赖, progetti, projecten, projekty, проекты, 프로젝트
id: id, identifier, key, kennung, identifiant, identificador, 識別子
name: name, project, component, package, upstream, dependency, projekt, komponente, paket, nom, projet, composant, nombre, proyecto, componente, 名前, 名称, プロジェクト, nome, projeto, pacote, 项目, 组件, progetto, naam, nazwa, название, проект, проекты, 이름, 프로젝트
use: use, usage, criticality, importance, nutzung, kritikalität, wichtigkeit, utilisation, criticité, importance, uso, criticidad, importancia, 利用, 重要度, importância, criticidade, 用途, 重要性, 重要程度
url: url, link, website, repository, homepage, repo, webseite, dépôt, site, repositorio, enlace, リンク, リポジトリ, repositório, página, 网址, 链接, 仓库
status: status, state, maturity, zustand, reifegrad, statut, état, maturité, estado, madurez, 状態, 成熟度, situação, maturidade, 状态
group: group, foundation, host, home, stiftung, träger, gruppe, fondation, groupe, fundación, grupo, 財団, グループ, fundação, 基金会, 组织
stakeholder: stakeholder, contact, community, ansprechpartner, partie prenante, parte interesada, contacto, ステークホルダー, 窓口, parte interessada, comunidade, 社区, 干系人
owner: owner, owners, responsible, maintainer, verantwortlich, zuständig, responsable, encargado, propietario, 担当, 担当者, responsável, mantenedor, 负责人, 维护者

# organization.goals: goals, organization goals, organisation goals, business goals, ziele, unternehmensziele, buts, objectifs de l'organisation, metas, 組織目標, metas da organização, objetivos da organização, 组织目标
id: id, identifier, key, kennung, identifiant, identificador, 識別子
name: name, goal, title, ziel, nom, but, objectif, nombre, meta, objetivo, 名前, 目標, nome, 名称, 目标

# ospo.objectives: objectives, okr, okrs, ospo objectives, zielvorgaben, objectifs, objetivos, 目的, オブジェクティブ, objetivos do ospo, 工作目标
id: id, identifier, key, kennung, identifiant, identificador, 識別子
name: name, objective, title, ziel, zielvorgabe, nom, objectif, nombre, objetivo, 名前, 目的, nome, título, 名称, 目标
owner: owner, owners, responsible, verantwortlich, zuständig, responsable, encargado, propietario, 担当, 担当者, responsável, dono, 负责人
supports: supports, goal, goals, serves, unterstützt, soutient, apoya, 支える目標, apoia, meta, metas, 支持的目标
measure: measure, metric, kpi, indicator, messgröße, kennzahl, mesure, indicateur, medida, indicador, 指標, métrica, 指标, 衡量
baseline: baseline, start value, ausgangswert, valeur de départ, línea base, valor inicial, 基準値, linha de base, 基线
target: target, target value, zielwert, cible, valeur cible, valor objetivo, 目標値, valor alvo, meta numérica, 目标值
due: due, due date, deadline, by when, until, fällig, frist, bis, échéance, date limite, vencimiento, fecha límite, plazo, 期限, 期日, prazo, data limite, vencimento, 截止日期
status: status, state, zustand, statut, état, estado, 状態, situação, 状态
answers: answers, meets, erfüllt, répond à, responde a, 応える期待, atende a, 回应
`
