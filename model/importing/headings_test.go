package importing

import (
	"strings"
	"testing"
)

// TestHeadingsInSixteenLanguages reads one register as offices in sixteen languages write
// it: headings, words, scales and dates differ, and the entries do not.
func TestHeadingsInSixteenLanguages(t *testing.T) {
	const want = `stakeholders: name=Legal perspective=sideways role=Licences influence=high interest=low engagement.current=neutral engagement.desired=supportive expectations=Clear cases owner=Ada note=Asks early
stakeholders: name=Board perspective=upward role=Decides influence=medium interest=high engagement.current=unaware engagement.desired=leading expectations=One page owner=Ada
`
	for language, rows := range map[string]string{
		"English":     "Stakeholder;Perspective;Role;Influence;Interest;Current engagement;Desired engagement;Expectations;Relationship owner;Comments\nLegal;sideways;Licences;High;Low;neutral;supportive;Clear cases;Ada;Asks early\nBoard;upward;Decides;Medium;High;unaware;leading;One page;Ada;\n",
		"German":      "Anspruchsgruppe;Richtung;Rolle;Einfluss;Interesse;Aktuelle Haltung;Gewünschte Haltung;Erwartungen;Zuständig;Bemerkungen\nLegal;seitwärts;Licences;hoch;niedrig;neutral;unterstützend;Clear cases;Ada;Asks early\nBoard;oben;Decides;mittel;hoch;uninformiert;führend;One page;Ada;\n",
		"French":      "Partie prenante;Perspectif;Rôle;Pouvoir;Intérêt;Attitude actuelle;Attitude souhaitée;Attentes;Responsable;Commentaires\nLegal;latéral;Licences;élevé;faible;neutre;favorable;Clear cases;Ada;Asks early\nBoard;haut;Decides;moyen;élevé;non informé;moteur;One page;Ada;\n",
		"Spanish":     "Parte interesada;Dirección;Función;Influencia;Interés;Compromiso actual;Compromiso deseado;Expectativas;Encargado;Observaciones\nLegal;lateral;Licences;alto;bajo;neutral;partidario;Clear cases;Ada;Asks early\nBoard;arriba;Decides;medio;alto;desinformado;líder;One page;Ada;\n",
		"Portuguese":  "Parte interessada;Direção;Papel;Influência;Interesse;Engajamento atual;Engajamento desejado;Expectativas;Responsável;Observações\nLegal;para os lados;Licences;alta;baixo;neutro;favorável;Clear cases;Ada;Asks early\nBoard;para cima;Decides;médio;alto;sem conhecimento;liderança;One page;Ada;\n",
		"Chinese":     "干系人;视角;角色;影响力;关注度;当前态度;期望态度;期望;负责人;备注\nLegal;横向;Licences;高;低;中立;支持;Clear cases;Ada;Asks early\nBoard;向上;Decides;中;高;不知情;主导;One page;Ada;\n",
		"Italian":     "Portatore di interesse;Prospettiva;Ruolo;Influenza;Interesse;Atteggiamento attuale;Atteggiamento desiderato;Aspettative;Referente;Osservazioni\nLegal;laterale;Licences;alta;bassa;neutrale;favorevole;Clear cases;Ada;Asks early\nBoard;verso l'alto;Decides;media;elevato;non informato;promotore;One page;Ada;\n",
		"Dutch":       "Belanghebbende;Perspectief;Functie;Invloed;Belang;Huidige houding;Gewenste houding;Verwachtingen;Verantwoordelijke;Opmerkingen\nLegal;zijwaarts;Licences;hoog;laag;neutraal;ondersteunend;Clear cases;Ada;Asks early\nBoard;boven;Decides;gemiddeld;hoog;onwetend;trekker;One page;Ada;\n",
		"Polish":      "Interesariusz;Kierunek;Rola;Wpływ;Zainteresowanie;Obecna postawa;Pożądana postawa;Oczekiwania;Opiekun;Uwagi\nLegal;w bok;Licences;wysoki;niski;neutralny;wspierający;Clear cases;Ada;Asks early\nBoard;w górę;Decides;średni;wysokie;nieświadomy;lider;One page;Ada;\n",
		"Russian":     "Заинтересованная сторона;Направление;Роль;Влияние;Интерес;Текущее отношение;Желаемое отношение;Ожидания;Ответственный;Примечания\nLegal;внутри;Licences;высокое;низкий;нейтральный;поддерживает;Clear cases;Ada;Asks early\nBoard;вверх;Decides;среднее;высокий;не знает;лидер;One page;Ada;\n",
		"Korean":      "이해관계자;관점;역할;영향력;관심도;현재 태도;목표 태도;기대사항;담당자;비고\nLegal;내부;Licences;높음;낮음;중립;지지;Clear cases;Ada;Asks early\nBoard;위;Decides;중간;높음;모름;주도;One page;Ada;\n",
		"Swedish":     "Intressent;Riktning;Roll;Inflytande;Intresse;Nuvarande inställning;Önskad inställning;Förväntningar;Ansvarig;Anteckningar\nLegal;åt sidan;Licences;hög;låg;neutral;stödjande;Clear cases;Ada;Asks early\nBoard;uppåt;Decides;medel;hög;omedveten;drivande;One page;Ada;\n",
		"Turkish":     "Paydaş;Yön;Rol;Etki;İlgi;Mevcut tutum;İstenen tutum;Beklentiler;Sorumlu;Notlar\nLegal;yatay;Licences;yüksek;düşük;nötr;destekleyici;Clear cases;Ada;Asks early\nBoard;üst yönetim;Decides;orta;yüksek;habersiz;öncü;One page;Ada;\n",
		"Finnish":     "Sidosryhmä;Suunta;Rooli;Vaikutusvalta;Kiinnostus;Nykyinen asenne;Toivottu asenne;Odotukset;Vastuuhenkilö;Huomautukset\nLegal;sivulle;Licences;suuri;matala;neutraali;tukeva;Clear cases;Ada;Asks early\nBoard;johto;Decides;keskitaso;korkea;tietämätön;edistävä;One page;Ada;\n",
		"Czech":       "Zainteresovaná strana;Směr;Funkce;Vliv;Zájem;Současný postoj;Požadovaný postoj;Očekávání;Odpovědná osoba;Poznámky\nLegal;do strany;Licences;vysoký;nízký;neutrální;podporující;Clear cases;Ada;Asks early\nBoard;vedení;Decides;střední;vysoký;neví;vedoucí;One page;Ada;\n",
		"bars":        "Stakeholder|Perspective|Role|Influence|Interest|Current engagement|Desired engagement|Expectations|Relationship owner|Comments\nLegal|sideways|Licences|High|Low|neutral|supportive|Clear cases|Ada|Asks early\nBoard|upward|Decides|Medium|High|unaware|leading|One page|Ada|\n",
		"two at once": "Name / Nom;Blickrichtung | Perspectif;Rolle/Rôle;Einfluss / Pouvoir;Intérêt / Interesse;Aktuelle Haltung / Attitude actuelle;Gewünschte Haltung;Erwartungen / Attentes;Zuständig;Commentaires\nLegal;seitwärts;Licences;hoch;niedrig;neutral;unterstützend;Clear cases;Ada;Asks early\nBoard;oben;Decides;mittel;hoch;uninformiert;führend;One page;Ada;\n",
		"Japanese":    "ステークホルダー;方向;役割;影響力;関心度;現在の関与;望ましい関与;期待;担当者;備考\nLegal;横;Licences;高;低;中立;支持;Clear cases;Ada;Asks early\nBoard;上;Decides;中;高;未認知;主導;One page;Ada;\n",
	} {
		if got := shown(read(t, "register.csv", rows)); got != want {
			t.Errorf("%s is read as\n%swant\n%s", language, got, want)
		}
	}
}

// TestScales reads levels in numbers and in words. A value between steps goes to the
// nearest one; a value outside the scale is reported with its cell.
func TestScales(t *testing.T) {
	for _, tt := range []struct{ heading, cells, want string }{
		{"Influence (1-5)", "1 2 3 4 5", "low low medium high high"},
		{"Influence (1–10)", "1 3 5 6 8 10", "low low medium medium high high"},
		{"Einfluss (1 bis 3)", "1 2 3", "low medium high"},
		{"Pouvoir", "1/5 3/5 5/5", "low medium high"},
		{"Einfluss (0-10)", `0 "2,5" 3 "6,9" 7.5 "9,5"`, "low low medium medium high high"},
		{"Influence (0 to 4)", "0 1 2 3 4", "low low medium high high"},
		{"Influence", "2.5 5.0 10", "low medium high"},
		{"Einfluss / Influence", "hoch/élevé mittel/moyen niedrig/faible", "high medium low"},
		{"Influence", "L M H", "low medium high"},
		{"Influence", "low Medium HIGH", "low medium high"},
		{"Einfluss", "gering mittel groß", "low medium high"},
		{"Influence", "faible moyen fort", "low medium high"},
		{"Influencia", "baja media alta", "low medium high"},
		{"影響度", "小 中 大", "low medium high"},
		{"Power (1 = low; 3 = medium; 5 = high)", "1 2 3 4", "low low medium high"},
		{"Influence (1=high; 5=low)", "1 3 5", "high medium low"},
		{"Einfluss (niedrig = 5; hoch = 1)", "1 3 5", "high medium low"},
		{"Influence", "★☆☆☆☆ ★★★☆☆ ★★★★★", "low medium high"},
		{"3. Influence", "1-low (medium) 5:high", "low medium high"},
	} {
		var rows strings.Builder
		rows.WriteString("Name,Perspective," + tt.heading + "\n")
		for i, cell := range strings.Fields(tt.cells) {
			rows.WriteString(string(rune('A'+i)) + " team,sideways," + cell + "\n")
		}
		s := read(t, "register.csv", rows.String())
		var got []string
		for _, r := range s.Records {
			got = append(got, r.Get("influence"))
		}
		if strings.Join(got, " ") != tt.want || len(s.Problems) > 0 {
			t.Errorf("%s: %s is read as %q, want %s; %v", tt.heading, tt.cells, got, tt.want, s.Problems)
		}
	}
}

// TestTablesOfPrograms reads tables with the quirks of spreadsheet programs.
func TestTablesOfPrograms(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"semicolons, a byte order mark and quoted lines", "\ufeffName;Perspective;Note\r\n\"Legal;\r\nthe team\";sideways;\"One \"\"word\"\"\r\nand another\"\r\n",
			"stakeholders: name=Legal; the team perspective=sideways note=One \"word\"\nand another\n"},
		{"empty rows and columns", "Name,,Perspective,\n,,,\nLegal,,sideways,\n\n,,,\nBoard,,upward,\n,,,\n",
			"stakeholders: name=Legal perspective=sideways\nstakeholders: name=Board perspective=upward\n"},
		{"a title above the headings", "Stakeholder register 2026,,\n,,\nName,Perspective,Role\nLegal,sideways,Licences\n",
			"stakeholders: name=Legal perspective=sideways role=Licences\n"},
		{"two headings of one field", "Name,Perspective,Note,Note\nLegal,sideways,first,second\n",
			"stakeholders: name=Legal perspective=sideways note=first\n! register.csv, column Note: note is read from another column already; the column is skipped\n"},
		{"the heading of the name twice", "Name,Perspective,Name\nLegal,sideways,Law\n",
			"stakeholders: name=Legal perspective=sideways\n! register.csv, column Name: name is read from another column already; the column is skipped\n"},
		{"what is and what is wanted in brackets", "Stakeholder;Kategorie;Haltung (Ist);Haltung (Soll)\nRecht;intern;neutral;unterstützend\n",
			"stakeholders: name=Recht perspective=sideways engagement.current=neutral engagement.desired=supportive\n"},
		{"headings that ask, and positions", "Partie prenante,Catégorie,Position actuelle,Position souhaitée,What they need from us,Was sie von uns erwarten\nAchats,latéral,réticent,favorable,Prices,Schnelle Antworten\n",
			"stakeholders: name=Achats perspective=sideways engagement.current=resistant engagement.desired=supportive needs=Prices expectations=Schnelle Antworten\n"},
		{"names below perspectives", "Our stakeholders\nUpward (leads),Downward: us,Sideways,Outside – all others\nCTO,Engineers,\"Legal\n- HR\",Linux Foundation\nBoard,,,Regulator\n",
			"stakeholders: name=CTO perspective=upward\nstakeholders: name=Engineers perspective=downward\nstakeholders: name=Legal perspective=sideways\nstakeholders: name=HR perspective=sideways\nstakeholders: name=Linux Foundation perspective=outside\n" +
				"stakeholders: name=Board perspective=upward\nstakeholders: name=Regulator perspective=outside\n"},
		{"names beside perspectives", "Perspektive;Interessengruppe 1;Interessengruppe 2\nNach oben;Vorstand;\nNach außen;Stiftung;Behörde\n",
			"stakeholders: name=Vorstand perspective=upward\nstakeholders: name=Stiftung perspective=outside\nstakeholders: name=Behörde perspective=outside\n"},
		{"work below perspectives", ",Upward,Outside\nWhat,Reports,Patches\nHow often,monthly,daily\n", "! register.csv: no row of headings is understood: none of them names a stakeholder\n"},
		{"work beside perspectives", "Perspective,Aims,Means\nUpward,Trust,Reports\nOutside,Reach,Patches\n", "! register.csv: no row of headings is understood: none of them names a stakeholder\n"},
		{"what beside perspectives", "Upward,Reports,Budgets\nOutside,Patches,Talks\n", "! register.csv: no row of headings is understood: none of them names a stakeholder\n"},
		{"a heading of letters", "Name,Where,R/A/C/I\nLegal,sideways,A\n", "stakeholders: name=Legal perspective=sideways\n! register.csv, column R/A/C/I: no field of a map has this name; the column is skipped\n"},
		{"quadrants of the power-interest grid", "Name,Perspective,Strategy\nCTO,upward,Manage closely\nCFO,upward,zufrieden stellen\nTeam,downward,Tenir informés\nPress,outside,Monitor\nHR,sideways,\n",
			"stakeholders: name=CTO perspective=upward influence=high interest=high\nstakeholders: name=CFO perspective=upward influence=high interest=low\n" +
				"stakeholders: name=Team perspective=downward influence=low interest=high\nstakeholders: name=Press perspective=outside influence=low interest=low\nstakeholders: name=HR perspective=sideways\n"},
		{"a quadrant beside the influence", "Name,Perspective,Influence,Strategy\nCTO,upward,medium,Manage closely\n",
			"stakeholders: name=CTO perspective=upward influence=medium interest=high\n! register.csv, column Influence (Strategy): influence is read from another column already; the column is skipped\n"},
		{"what is no quadrant", "Name,Perspective,Strategy\nCTO,upward,Manage closely\nCFO,upward,Ask first\n",
			"stakeholders: name=CTO perspective=upward\nstakeholders: name=CFO perspective=upward\n! register.csv, column Strategy: no field of a map has this name; the column is skipped\n"},
		{"a row twice", "Name,Perspective,Frequency\nLegal,sideways,monthly\nLegal,sideways,monthly\n",
			"stakeholders: name=Legal perspective=sideways\ncollaborations: cadence=monthly to=Legal\nstakeholders: name=Legal perspective=sideways\n"},
		{"lines of an old Macintosh", "Name,Perspective\rLegal,sideways\rBoard,upward\r",
			"stakeholders: name=Legal perspective=sideways\nstakeholders: name=Board perspective=upward\n"},
		{"types that say where parties stand", "Name,Type\nLegal,internal\nCTO,Executive (upward)\nCISO,CxO (upward)\nCNCF,external\nAudit,external (internal)\nEFF,NGO\n",
			"stakeholders: name=Legal perspective=sideways\nstakeholders: name=CTO perspective=upward\nstakeholders: name=CISO perspective=upward\nstakeholders: name=CNCF perspective=outside\nstakeholders: name=Audit\nstakeholders: name=EFF\n" +
				"! register.csv, row 4, column Type: of \"CxO (upward)\" only upward is read\n" +
				"! register.csv, row 6, column Type: \"external (internal)\" says both outside and sideways\n" +
				"! register.csv, row 7, column Type: perspective \"NGO\" is not known; use upward, downward, sideways or outside: upward: those who decide on mandate, budget and expectations; downward: the office's own team and those whom it leads; sideways: other units of the organization, such as legal, security and developer tools; outside: communities, foundations, suppliers, regulators\n"},
		{"types that are kinds", "Name,Perspective,Type\nLegal,sideways,internal\nCNCF,outside,foundation\n",
			"stakeholders: name=Legal perspective=sideways kind=internal\nstakeholders: name=CNCF perspective=outside kind=foundation\n"},
		{"marks below the words of perspectives", "Name,Up,Side,Outside,Role\nCTO,x,,,Decides\nLegal,,✓,no,\nBoth,x,,x,\n",
			"stakeholders: name=CTO role=Decides perspective=upward\nstakeholders: name=Legal perspective=sideways\nstakeholders: name=Both\n" +
				"! register.csv, row 4, column Perspective: perspective \"upward / outside\" is not known; did you mean \"upward\" or \"outside\"?: upward: those who decide on mandate, budget and expectations; outside: communities, foundations, suppliers, regulators\n"},
		{"an assessment matrix", "Stakeholder,Perspective,Unaware,Resistant,Neutral,Supportive,Leading\nCFO,upward,,C,,D,\nLegal,sideways,,,C,D,\nTeam,downward,,,,,\"C, D\"\nSales,sideways,x,,,,\n",
			"stakeholders: name=CFO perspective=upward engagement.current=resistant engagement.desired=supportive\n" +
				"stakeholders: name=Legal perspective=sideways engagement.current=neutral engagement.desired=supportive\n" +
				"stakeholders: name=Team perspective=downward engagement.current=leading engagement.desired=leading\n" +
				"stakeholders: name=Sales perspective=sideways engagement.current=unaware\n"},
		{"somebody alone in a row, and marks below parties", "Name,Board,Team\nInternal:,,\nBoard,x,\nTeam,,\n",
			"stakeholders: name=Board perspective=sideways\nstakeholders: name=Team perspective=sideways\n! register.csv, column Board: no field of a map has this name; the column is skipped\n"},
		{"marks of both kinds", "Name,Inside,Out,Neutral,Leading\nLegal,x,,C,D\nFund,,x,D,C\n",
			"stakeholders: name=Legal perspective=sideways engagement.current=neutral engagement.desired=leading\n" +
				"stakeholders: name=Fund perspective=outside engagement.current=leading engagement.desired=neutral\n"},
		{"rows that head and sum up others", "Stakeholder;Rolle;Einfluss (1-5)\nIntern;;\nRecht;Lizenzen;3\nExterne Stakeholder;;\nTotal;Verein;1\nSumme: 2;;4\n",
			"stakeholders: name=Recht role=Lizenzen influence=medium perspective=sideways\nstakeholders: name=Total role=Verein influence=low perspective=outside\n! register.csv, row 6: the row sums up others and is left out\n"},
		{"tables below one another", "Our register,,\n,,\nName,Direction,Owner\nCTO,upward,Head\n,,\nTeam,,\nName,Hats,\nHead,counselor,\n,,\nWith,Method,Frequency\nCTO,report,monthly\n",
			"stakeholders: name=CTO perspective=upward owner=Head\npeople: name=Head hats=counselor\n" +
				"collaborations: to=CTO method=report cadence=monthly\n"},
		{"a table on its side", "Name,CTO,Legal\nPerspective,upward,sideways\nInfluence,high,low\nOwner,Ada,Ada\n",
			"! register.csv: the headings stand below one another in the first column; exchange rows and columns (transpose), and import again\n"},
		{"two words in a cell", "Name,Perspective,Power / Interest (1-5),Engagement\nCTO,upward,H/2,neutral → supportive\nLegal,sideways,medium / high,unaware -> neutral\n",
			"stakeholders: name=CTO perspective=upward influence=high interest=low engagement.current=neutral engagement.desired=supportive\n" +
				"stakeholders: name=Legal perspective=sideways influence=medium interest=high engagement.current=unaware engagement.desired=neutral\n"},
		{"one word in two languages is one", "Name,Perspective,Einfluss / Influence,Attitude - now\nCTO,upward,hoch/high,neutral / neutre\n",
			"stakeholders: name=CTO perspective=upward influence=high engagement.current=neutral\n"},
		{"arrows between the ends", "Relationship,Topic,Frequency\nLegal -> OSPO,licences,monthly\nOSPO ↔ Fund,membership,yearly\n",
			"collaborations: label=licences cadence=monthly from=Legal direction=to to=OSPO\ncollaborations: label=membership cadence=yearly from=OSPO direction=both to=Fund\n"},
		{"headings in two rows", "Stakeholder,Direction,Engagement,,Power\n,,Current,Desired,\nCTO,upward,neutral,supportive,high\n",
			"stakeholders: name=CTO perspective=upward engagement.current=neutral engagement.desired=supportive influence=high\n"},
		{"letters of an assessment matrix", "Stakeholder,Direction,Engagement,,,,\n,,U,R,N,S,L\nCTO,upward,,,C,D,\n",
			"stakeholders: name=CTO perspective=upward engagement.current=neutral engagement.desired=supportive\n"},
		{"a remark, and a name with a stray semicolon", "Name,Direction\nCTO;,up\nSource: a workshop,\n",
			"stakeholders: name=CTO perspective=upward\n! register.csv, row 3: the row is a remark and is left out\n"},
		{"signs for marks, and work nobody has a letter for", "Task,CTO,Legal\nReview,R,A\nLegend: R = responsible,,\n",
			"stakeholders: name=CTO\nstakeholders: name=Legal\ncollaborations: label=Review raci.responsible=CTO raci.accountable=Legal\n! register.csv, row 3: nobody has a letter in the row, which is left out\n"},
		{"what a collaboration has", "Name,Direction,Fee\nFund,out,500\n",
			"stakeholders: name=Fund perspective=outside\n! register.csv, column Fee: a collaboration has this, and a stakeholder has not; the column is skipped\n"},
		{"headings alone", "Name,Perspective\n", ""},
		{"formulas that failed", "Name,Perspective,Role\nLegal,sideways,#REF!\nBoard,upward,Decides\n",
			"stakeholders: name=Legal perspective=sideways\nstakeholders: name=Board perspective=upward role=Decides\n! register.csv, row 2, column Role: \"#REF!\" is what a spreadsheet shows where a formula fails\n"},
		{"dates of which one tells the order", "To,Method,Last held,Started\nLegal,report,05/03/2026,03/05/2026\nLegal,meeting,25/03/2026,03/25/2026\nLegal,training,01/02/2026,\n",
			"collaborations: to=Legal method=report last_held=2026-03-05 started=2026-03-05\ncollaborations: to=Legal method=meeting last_held=2026-03-25 started=2026-03-25\ncollaborations: to=Legal method=training last_held=2026-02-01\n"},
		{"dates as LibreOffice shows them", "To,Method,Last held,Started\nLegal,report,2026-11-19,19.11.2026\n",
			"collaborations: to=Legal method=report last_held=2026-11-19 started=2026-11-19\n"},
	} {
		if got := shown(read(t, "register.csv", tt.text)); got != tt.want {
			t.Errorf("%s: read as\n%swant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestDues reads a table of fees as collaborations, except its last row.
func TestDues(t *testing.T) {
	expect(t, read(t, "dues.csv", "Organisation;Beitrag;Währung;Zeitraum\nFund;25000,50;EUR;Jahr\nSumme: 1;25.000,50;;\n"), "csv", `
collaborations: to=Fund amount.value=25000.50 amount.currency=EUR amount.per=year
! dues.csv, row 3: the row sums up others and is left out
`)
}

// TestMergedCells reads a workbook with two sheets, saved by LibreOffice: a perspective
// merged across rows applies to each of them, a title merged across columns is none, and
// a date is a date in any format.
func TestMergedCells(t *testing.T) {
	expect(t, sample(t, "merged.xlsx"), "xlsx", `
stakeholders: perspective=sideways name=Legal note=First line
second line
stakeholders: perspective=sideways name=Works council
stakeholders: perspective=upward name=CTO note=Decides
collaborations: to=Legal method=report cadence=monthly last_held=2026-11-19
`)
}
