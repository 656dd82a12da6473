package gap

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:       "placeholder-text",
	Severity: model.Warning,
	Area:     AreaStructure,
	Wording:  true,
	SignOf:   "scenario-one-size-fits-all",
	Title:    "Placeholder text is still in the map",
	Why: "A placeholder looks like knowledge to whoever reads the picture. " +
		"A key that is left out says honestly that something is not recorded yet.",
	Recommendation: "Fill it in or remove the key; an absent key is honest.",
	Says: says{
		"": "{what}: {key} still holds the placeholder {text}",
	},
	Source: from("OSPO book, introduction, scenario 4: a map is made for one organisation, not copied", scenarioURL+"4"),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward, role: TBD}
`,
	Cure:  change{"role: TBD", "role: Decides on the budget"},
	Check: placeholderText,
})

func placeholderText(c *Context) {
	at := map[model.Subject]int{} // index in c.findings; each subject is reported once
	for _, t := range c.Map.Texts {
		// accept-unused checks the reasons of accept entries.
		if strings.HasPrefix(t.Path, "accept[") || !placeholder(t.Value, t.Name) || answersNone(t) {
			continue
		}
		subject := c.holder(t.Path)
		what, key := c.place(t.Path)
		i, again := at[subject]
		if !again {
			i = len(c.findings)
			at[subject] = i
			c.Report(subject, t.Pos, "", what, key, quoted("text", t.Value))
		} else {
			c.findings[i].Related = append(c.findings[i].Related, related(t.Pos, "so does the {key}", key))
		}
		rests(&c.findings[i], "text:"+keyOf(t.Path))
	}
}

// answersNone reports whether "none" answers a question about readiness, such as which
// policies there are.
func answersNone(t model.Text) bool {
	return strings.HasPrefix(t.Path, "readiness.") && plain(t.Value) == "none"
}

// holdsPlace reports whether a text, as written or in the form of plain, is only a
// placeholder: one of standForNothing, or two parts that together say that something is
// still to come.
func holdsPlace(text string) bool {
	at := strings.LastIndexByte(text, '-')
	return standForNothing()[text] || at > 0 && oneOf(toCome()[text[at+1:]], text[:at])
}

// standForNothing contains complete placeholder texts, as written or in the form of
// plain.
var standForNothing = setOf("|tbd|tba|tbc|todo|to-do|fixme|n-a|na|n-n|nn|none|nil|nan|undefined|object-object|asdf|lorem-ipsum|placeholder|placeholder-text|example-text|" +
	"sample-text|insert-here|name-here|text-here|change-me|changeme|still-open|pending|wip|under-discussion|to-be-done|not-yet-known|unknown|offen|noch-offen|" +
	"noch-unklar|folgt|folgt-noch|noch-nicht-bekannt|wird-nachgereicht|k-a|unbekannt|pendiente|en-definicion|desconocido|em-aberto|em-definicao|desconhecido|" +
	"en-attente|en-cours-de-definition|inconnu|in-definizione|in-corso-di-definizione|sconosciuto|ntb|volgt|onbekend|уточняется|غير محدد|قيد التحديد|يحدد لاحقا|미정|추후 결정|추후 작성|未定|未定です|未決定|未記入|要確認|" +
	"確認中|検討中|調整中|作成中|決定予定|不明|待定|待补充|待确认|待確認|待填写|")

// toCome maps the last word of a placeholder such as "to be defined" to the words that
// may precede it, in the languages that offices write in.
var toCome = sync.OnceValue(func() map[string]string {
	after := map[string]string{}
	for line := range strings.Lines(`|defined|determined|confirmed|decided|announced|agreed| |to-be|still-to-be|not-yet|yet-to-be|not|
|in| |fill|to-be-filled|
|follow|soon| |to|details-to|coming|
|folgt| |beschreibung|text|name|details|infos|angaben|
|klaren|erganzen|definieren|bestimmen|benennen|entscheiden| |zu|noch-zu|bitte|bitte-noch|
|geklart|erganzt|festgelegt|definiert|bestimmt|benannt|entschieden| |wird|wird-noch|noch-nicht|nicht|
|definir|determinar|completar|confirmar|concretar|decidir|preencher| |por|a|sin|pendiente-de|
|definido|definida| |no|nao|aun-no|ainda-nao|
|determiner|confirmer|completer|preciser|remplir|decider| |a|
|defini|definie| |non|pas-encore|
|definire|stabilire|completare|determinare|decidere|confermare| |da|
|bepalen|vullen| |te|nog-te|nader-te|in-te|nog-in-te|
|ustalenia|okreslenia|uzupełnienia|potwierdzenia| |do|
|i| |att-fylla|
|определено|визначено| |не|еще-не|будет|ще-не|
`) {
		ends, begins, _ := strings.Cut(strings.TrimSpace(line), " ")
		for word := range strings.SplitSeq(strings.Trim(ends, "|"), "|") {
			after[word] = begins
		}
	}
	return after
})

// placeholder reports whether a text was left to be filled in. TODO is allowed in
// names, because it is the name of a well-known group in this field.
func placeholder(text string, name bool) bool {
	text = strings.TrimSpace(text)
	if text == "" {
		return false
	}
	key := plain(text)
	switch {
	case holdsPlace(key), !ascii(text) && holdsPlace(text), len(key) <= len("t-b-d") && holdsPlace(strings.ReplaceAll(key, "-", "")):
		return !name || key != "todo"
	case strings.Contains(text, "???"), !strings.ContainsFunc(text, saysAnything):
		return true
	case len(key) >= 3 && strings.Trim(key, "x") == "":
		return true
	}
	return prompts(text, key) || marked(text, name)
}

// saysAnything reports whether a character can carry meaning by itself, unlike dots and
// dashes.
func saysAnything(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r)
}

// marks are substrings, one of which every word that marked looks for contains.
var marks = []string{"TBD", "TBC", "tbd", "tbc", "FIXME", "XXX", "TODO", "oDo:", "odo:", "orem"}

// marked reports whether a text contains a word that marks unfinished work. TBA is not
// one of them, because it may be part of a name.
func marked(text string, name bool) bool {
	if !slices.ContainsFunc(marks, func(mark string) bool { return strings.Contains(text, mark) }) {
		return false
	}
	if before, _, colon := strings.Cut(text, ":"); colon && !name && strings.EqualFold(before, "todo") {
		return true
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		switch w {
		case "TBD", "tbd", "FIXME", "XXX":
			return true
		case "TBC", "tbc": // followed by a capitalised word it may be a name: TBC Bank
			return i+1 == len(words) || !unicode.IsUpper([]rune(words[i+1])[0])
		case "Lorem", "lorem":
			return i+1 < len(words) && strings.EqualFold(words[i+1], "ipsum") || len(words) == 1
		}
		group := i+1 < len(words) && strings.EqualFold(words[i+1], "group")
		if w == "TODO" && !name && !group {
			return true
		}
	}
	return false
}

// prompts reports whether a text asks to be replaced: <name of the unit>, {name}, [fill
// in], Your organisation. plain is the text in the form of plain.
func prompts(text, plain string) bool {
	if angled(text) || startsWithYour(plain) {
		return true
	}
	for _, pair := range []string{"{}", "[]"} {
		inner := strings.Trim(text, pair)
		doubled := len(text) - len(inner)
		if open, closed := text[0] == pair[0], text[len(text)-1] == pair[1]; open && closed && (doubled == 2 || doubled == 4) && (pair == "{}" || asks(inner)) {
			return inner != "" && !strings.ContainsAny(inner, pair)
		}
	}
	return false
}

// promptWords are the first words of prompts in square brackets.
const promptWords = "|fill|insert|enter|add|describe|your|name|role|mission|text|organisation|organization|company|title|tbd|tba|tbc|todo|to|"

func asks(inner string) bool {
	first, _, _ := strings.Cut(plain(inner), "-")
	return oneOf(promptWords, first)
}

// angled reports whether text contains something like <name of the unit>, which is
// neither a link in angle brackets nor a comparison.
func angled(text string) bool {
	for rest := text; ; {
		open := strings.IndexByte(rest, '<')
		if open < 0 {
			return false
		}
		glued := open > 0 && rest[open-1] != ' '
		rest = rest[open+1:]
		inner, _, closed := strings.Cut(rest, ">")
		if !closed {
			return false
		}
		letters := inner != "" && inner[0] != ' ' && !strings.HasSuffix(inner, " ") && !unicode.IsDigit(rune(inner[0]))
		if letters && !glued && !strings.ContainsAny(inner, ":@/=<") {
			return true
		}
	}
}

// yourWords are what may follow "your" in a template.
const yourWords = "|organisation|organization|company|name|mission|role|team|unit|department|text|title|goal|office|project|ospo|here|sector|"

// startsWithYour reports whether the text is a prompt such as "Your organisation" or
// "your name here". "Your Pump" is a product.
func startsWithYour(plain string) bool {
	rest, your := strings.CutPrefix(plain, "your-")
	if !your {
		return false
	}
	words := strings.Split(rest, "-")
	return len(words) <= 2 && !slices.ContainsFunc(words, func(w string) bool { return !oneOf(yourWords, w) })
}
