package register

// headingTable has a section for each list of a map. A line is a field and what
// tables call it in English, German, French, Spanish and Japanese. What could be
// several fields is at each of them, and the cells decide.
const headingTable = `
# stakeholders: stakeholder, stakeholders, register, stakeholder register, stakeholder analysis, parties, interessengruppen, anspruchsgruppen, interessenträger, stakeholderanalyse, parties prenantes, partes interesadas, interesados, ステークホルダー, 利害関係者, 関係者
id: id, identifier, key, code, kennung, kürzel, schlüssel, identifiant, clé, identificador, clave, 識別子
name: name, stakeholder, stakeholder name, stakeholders, party, who, title, bezeichnung, wer, interessengruppe, anspruchsgruppe, interessenträger, nom, partie prenante, qui, nombre, parte interesada, interesado, quién, 名前, 名称, 氏名, ステークホルダー, 利害関係者, 関係者
perspective: perspective, direction, side, internal external, internal or external, internal/external, location, layer, type, category, perspektive, richtung, intern extern, intern/extern, seite, typ, kategorie, perspectif, sens, interne externe, interne/externe, catégorie, perspectiva, dirección, interno externo, interno/externo, tipo, categoría, 視点, 方向, 内部外部, 内外, 区分
part_of: part of, parent, belongs to, reports to, parent unit, teil von, gehört zu, übergeordnet, fait partie de, rattaché à, parent de, parte de, pertenece a, 所属, 上位組織, 親
group: group, cluster, segment, heading, subgroup, gruppe, groupe, grupo, グループ, 分類
role: role, function, position, responsibility, responsibilities, description, job title, department, unit, rolle, funktion, aufgabe, beschreibung, abteilung, zuständigkeit, rôle, fonction, responsabilité, service, département, rol, función, cargo, responsabilidad, descripción, departamento, 役割, 役職, 部署, 部門, 説明
kind: kind, type, category, stakeholder type, class, classification, art, typ, kategorie, genre, type de partie prenante, catégorie, clase, tipo, categoría, 種類, 種別, 区分
influence: influence, power, impact, authority, influence level, level of influence, power level, einfluss, macht, pouvoir, influencia, poder, impacto, 影響力, 影響度, 権限, 影響
interest: interest, concern, level of interest, interest level, interesse, intérêt, interés, 関心, 関心度, 興味
engagement.current: current, attitude, current engagement, current attitude, engagement, current engagement level, engagement current, support, stance, current state, haltung, einstellung, aktuelle haltung, aktuelles engagement, ist, engagement actuel, attitude actuelle, actitud, compromiso actual, participación actual, 現在, 現在の関与, 現状, 態度, 関与度, attitude current, attitude now, attitude as is, engagement current, engagement now, engagement as is, support current, support now, support as is, stance current, stance now, stance as is, haltung ist, einstellung ist, engagement ist, ist-haltung, engagement actuel, attitude actuel, actitud actual, compromiso actual, participación actual, 関与度 現状, 関与度 現在, 態度 現状
engagement.desired: desired, desired engagement, target engagement, desired attitude, desired engagement level, engagement desired, desired state, gewünschte haltung, gewünschtes engagement, soll, ziel, engagement souhaité, attitude souhaitée, compromiso deseado, participación deseada, 望ましい関与, 目標の関与, 目標, attitude desired, attitude target, attitude wanted, attitude to be, engagement desired, engagement target, engagement wanted, engagement to be, support desired, support target, support wanted, support to be, stance desired, stance target, stance wanted, stance to be, haltung soll, haltung ziel, einstellung soll, engagement soll, engagement ziel, soll-haltung, attitude souhaité, attitude souhaitée, engagement souhaité, actitud deseada, compromiso deseado, 関与度 目標, 態度 目標
needs: needs, need, requirements, requirement, bedürfnisse, bedarf, anforderungen, besoins, exigences, necesidades, requisitos, ニーズ, 要件, 要求
expectations: expectations, expectation, expects, what they expect, interests, concerns, erwartungen, erwartung, anliegen, attentes, attente, expectativas, expectativa, 期待, 期待事項
members: members, member, mitglieder, membres, miembros, メンバー, 構成員
seats: seats, places, sitze, sièges, asientos, 定員, 席数
contacts: contact, contacts, contact person, point of contact, poc, ansprechpartner, ansprechpartnerin, kontakt, kontaktperson, interlocuteur, contacto, persona de contacto, 連絡先, 窓口, 担当窓口
owner: owner, owners, relationship owner, responsible, account owner, lead, verantwortlich, verantwortliche, verantwortlicher, zuständig, betreuer, responsable, pilote, propriétaire, encargado, propietario, 担当, 担当者, 責任者
status: status, state, zustand, statut, état, estado, 状態, ステータス
tags: tags, tag, labels, keywords, badges, schlagworte, stichworte, mots-clés, étiquettes, etiquetas, タグ, ラベル
sources: sources, source, links, link, url, references, website, quellen, quelle, verweise, liens, fuentes, enlaces, リンク, 出典, 参照
note: note, notes, comment, comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, kommentar, anmerkung, anmerkungen, remarque, remarques, commentaire, commentaires, nota, notas, comentario, comentarios, observaciones, 備考, メモ, コメント, 注記

# collaborations: collaborations, collaboration, engagement plan, communication plan, communications, interactions, relationships, zusammenarbeit, kommunikationsplan, beziehungen, collaborations, plan de communication, colaboraciones, plan de comunicación, 連携, 協働, コミュニケーション計画
entry: entry
id: id, identifier, key, code, kennung, kürzel, identifiant, identificador, 識別子
from: from, source, sender, von, de, desde, origen, 発信元, から
to: to, with, stakeholder, stakeholders, partner, counterpart, party, target, audience, recipient, an, mit, zielgruppe, partnerin, avec, à, vers, partenaire, con, a, socio, destinatario, 相手, 連携先, 対象, 宛先
method: method, methods, what, kind of work, methode, methoden, méthode, méthodes, método, métodos, 方法, 手法
label: label, title, name, activity, collaboration, work, topic, subject, thema, aktivität, titel, bezeichnung, intitulé, activité, sujet, étiquette, actividad, título, tema, 名称, 活動, 件名, 内容
direction: direction, flow, richtung, sens, dirección, sentido, 方向
mode: mode, interaction mode, modus, modo, モード, 形態
aspect: aspect, field, aspekt, bereich, domaine, aspecto, ámbito, 側面, 領域
strength: strength, intensity, stärke, intensität, intensité, force, intensidad, fuerza, 強さ, 強度
channel: channel, channels, medium, communication channel, format, where, kanal, kommunikationskanal, wo, canal, moyen, support, medio, canal de comunicación, チャネル, 手段, 連絡手段, 媒体
cadence: cadence, frequency, how often, interval, rhythm, turnus, häufigkeit, frequenz, rhythmus, wie oft, fréquence, cadence, rythme, frecuencia, cadencia, periodicidad, 頻度, 周期, kontaktfrequenz, kontakthäufigkeit, contact frequency, frequency of contact, meeting frequency, communication frequency, fréquence des contacts, frecuencia de contacto
slot: slot, day, time, termin, wochentag, zeit, créneau, jour, horario, día, 曜日, 時間帯
purpose: purpose, why, goal of the exchange, reason, message, key message, zweck, warum, grund, botschaft, objet, but, pourquoi, raison, propósito, por qué, motivo, 目的, 理由
owner: owner, owners, responsible, lead, verantwortlich, verantwortliche, verantwortlicher, zuständig, responsable, pilote, encargado, propietario, 担当, 担当者, 責任者
raci.responsible: raci responsible, r, does the work, durchführung
raci.accountable: raci accountable, a, accountable, rechenschaftspflichtig, autorité
raci.consulted: raci consulted, c, consulted, beratend, consultado, consulté
raci.informed: raci informed, i, informed, informiert, informado, informé
goals: goals, goal, objectives, objective, serves, ziele, ziel, objectifs, objectif, objetivos, objetivo, 目標, ゴール
answers: answers, meets, meets expectations, erfüllt, répond à, responde a, 応える期待
status: status, state, zustand, statut, état, estado, 状態, ステータス
started: started, start, begin, start date, since, beginn, seit, startdatum, début, depuis, date de début, inicio, desde cuándo, fecha de inicio, 開始, 開始日
ends: ends, end, end date, until, ende, bis, enddatum, fin, date de fin, hasta, fecha de fin, 終了, 終了日
last_held: last held, last contact, last meeting, last met, last, zuletzt, letztes treffen, letzter kontakt, dernière fois, dernière réunion, dernier contact, última vez, última reunión, último contacto, 前回, 最終開催, 最終接触, date of last contact, last touch, last touchpoint, letzte besprechung, letztes gespräch, datum letzter kontakt, dernier échange, dernière rencontre, date du dernier contact, fecha del último contacto
amount.value: amount, amount value, cost, budget, betrag, kosten, montant, coût, importe, coste, costo, 金額, 費用, 予算
amount.currency: amount currency, currency, währung, devise, moneda, divisa, 通貨
amount.per: amount per, per, pro, par, por, 期間
evidence: evidence, proof, minutes, nachweis, beleg, protokoll, preuve, compte rendu, evidencia, prueba, acta, 証拠, 根拠, 議事録
note: note, notes, comment, comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, kommentar, anmerkung, anmerkungen, remarque, remarques, commentaire, commentaires, nota, notas, comentario, comentarios, observaciones, 備考, メモ, コメント

# people: people, person, persons, team, staff, ospo team, office, personen, mitarbeitende, équipe, personnes, equipo, personas, チーム, メンバー, 人員
id: id, identifier, key, kennung, kürzel, identifiant, identificador, 識別子
name: name, person, who, title, wer, nom, personne, nombre, persona, 名前, 氏名
lead: lead, leads, head, leitung, leiter, leitet, responsable, dirige, líder, jefe, 責任者, リーダー
hats: hats, hat, ospo hats, hüte, hut, chapeaux, casquettes, sombreros, 帽子, ハット
allocation: allocation, fte, share, capacity, working time, anteil, stellenanteil, kapazität, arbeitszeit, allocation, quotité, temps de travail, asignación, dedicación, 配分, 稼働率, 割当
until: until, last day, leaves, end, bis, letzter tag, ende, jusqu'au, dernier jour, fin, hasta, último día, 終了日, 退職日

# projects: projects, project, upstreams, upstream projects, dependencies, components, projekte, abhängigkeiten, projets, dépendances, proyectos, dependencias, プロジェクト, 依存関係
id: id, identifier, key, kennung, identifiant, identificador, 識別子
name: name, project, component, package, upstream, dependency, projekt, komponente, paket, nom, projet, composant, nombre, proyecto, componente, 名前, 名称, プロジェクト
use: use, usage, criticality, importance, nutzung, kritikalität, wichtigkeit, utilisation, criticité, importance, uso, criticidad, importancia, 利用, 重要度
url: url, link, website, repository, homepage, repo, webseite, dépôt, site, repositorio, enlace, リンク, リポジトリ
status: status, state, maturity, zustand, reifegrad, statut, état, maturité, estado, madurez, 状態, 成熟度
group: group, foundation, host, home, stiftung, träger, gruppe, fondation, groupe, fundación, grupo, 財団, グループ
stakeholder: stakeholder, contact, community, ansprechpartner, partie prenante, parte interesada, contacto, ステークホルダー, 窓口
owner: owner, owners, responsible, maintainer, verantwortlich, zuständig, responsable, encargado, propietario, 担当, 担当者

# organization.goals: goals, organization goals, organisation goals, business goals, ziele, unternehmensziele, buts, objectifs de l'organisation, metas, 組織目標
id: id, identifier, key, kennung, identifiant, identificador, 識別子
name: name, goal, title, ziel, nom, but, objectif, nombre, meta, objetivo, 名前, 目標

# ospo.objectives: objectives, okr, okrs, ospo objectives, zielvorgaben, objectifs, objetivos, 目的, オブジェクティブ
id: id, identifier, key, kennung, identifiant, identificador, 識別子
name: name, objective, title, ziel, zielvorgabe, nom, objectif, nombre, objetivo, 名前, 目的
owner: owner, owners, responsible, verantwortlich, zuständig, responsable, encargado, propietario, 担当, 担当者
supports: supports, goal, goals, serves, unterstützt, soutient, apoya, 支える目標
measure: measure, metric, kpi, indicator, messgröße, kennzahl, mesure, indicateur, medida, indicador, 指標
baseline: baseline, start value, ausgangswert, valeur de départ, línea base, valor inicial, 基準値
target: target, target value, zielwert, cible, valeur cible, valor objetivo, 目標値
due: due, due date, deadline, by when, until, fällig, frist, bis, échéance, date limite, vencimiento, fecha límite, plazo, 期限, 期日
status: status, state, zustand, statut, état, estado, 状態
answers: answers, meets, erfüllt, répond à, responde a, 応える期待
`
