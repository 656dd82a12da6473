package gap

import (
	"slices"
	"strings"
	"unicode"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:       "placeholder-text",
		Severity: model.Warning,
		Area:     AreaStructure,
		SignOf:   "scenario-one-size-fits-all",
		Title:    "Placeholder text is still in the map",
		Why: "A placeholder looks like knowledge to whoever reads the picture. " +
			"A key that is left out says honestly that something is not recorded yet.",
		Recommendation: "Fill it in or remove the key; an absent key is honest.",
		Says: says{
			"": "{what}: {key} still holds the placeholder {text}",
		},
		Source: "OSPO book, introduction, scenario 4: a map is made for one organisation, not copied",
		URL:    scenarioURL + "4",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward, role: TBD}
`,
		Good: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward, role: Decides on the budget}
`,
		Check: placeholderText,
	})
}

func placeholderText(c *Context) {
	at := map[model.Subject]int{} // place in c.findings, so that one subject gets one finding
	for _, t := range c.Map.Texts {
		// What a reason for accepting a finding lacks, accept-unused says.
		if strings.HasPrefix(t.Path, "accept[") || !placeholder(t.Value, t.Name) {
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

// placeholders are texts that only hold a place, as they are or as plain gives them, in
// the languages that offices write in.
var placeholders = map[string]bool{
	"tbd": true, "tba": true, "tbc": true, "todo": true, "fixme": true, "n-a": true, "na": true, "lorem-ipsum": true, "placeholder": true,
	"to-be-defined": true, "to-be-determined": true, "to-be-done": true, "to-be-confirmed": true, "to-be-decided": true, "fill-in": true, "to-do": true,
	"not-defined": true, "not-yet-defined": true, "not-yet-known": true, "insert-here": true, "name-here": true, "text-here": true,
	"example-text": true, "sample-text": true, "asdf": true, "n-n": true,
	"noch-offen": true, "noch-zu-klaren": true, "zu-klaren": true, "wird-noch-festgelegt": true, "folgt": true, "folgt-noch": true, "k-a": true,
	"wird-noch-erganzt": true, "noch-zu-erganzen": true, "noch-zu-definieren": true, "noch-zu-bestimmen": true, "noch-zu-benennen": true,
	"noch-nicht-bekannt": true, "noch-nicht-definiert": true, "nicht-definiert": true, "wird-nachgereicht": true,
	"por-definir": true, "pendiente-de-definir": true, "por-determinar": true, "a-definir": true, "por-completar": true,
	"pendiente": true, "por-confirmar": true, "sin-definir": true, "no-definido": true, "a-confirmar": true, "nao-definido": true,
	"non-defini": true, "a-determiner": true, "a-confirmer": true, "da-stabilire": true, "ntb": true,
	"a-completer": true, "a-preciser": true, "a-remplir": true, "da-definire": true, "da-completare": true, "a-preencher": true,
	"in-te-vullen": true, "nog-in-te-vullen": true, "nader-te-bepalen": true, "do-uzupełnienia": true, "att-fylla-i": true,
	"to-be-announced": true, "change-me": true, "changeme": true, "nog-te-bepalen": true, "noch-unklar": true, "wird-erganzt": true, "noch-nicht-festgelegt": true,
	"unknown": true, "unbekannt": true, "inconnu": true, "desconocido": true, "desconhecido": true, "sconosciuto": true, "onbekend": true,
	"未定です": true, "不明": true, "確認中": true, "待確認": true, "決定予定": true, "추후 결정": true, "nn": true,
	"未定": true, "未決定": true, "要確認": true, "検討中": true, "待确认": true, "未記入": true, "待定": true, "待补充": true, "미정": true, "уточняется": true, "не-определено": true, "ще-не-визначено": true,
}

// placeholder reports whether a text was left to be filled in. In names, TODO is
// left alone: it is the name of a group in this field.
func placeholder(text string, name bool) bool {
	text = strings.TrimSpace(text)
	if text == "" {
		return false
	}
	key := plain(text)
	switch {
	case placeholders[key], placeholders[text], placeholders[strings.ReplaceAll(key, "-", "")] && len(key) <= len("t-b-d"):
		return !name || key != "todo"
	case len(text) > 1 && strings.Trim(text, "_ ") == "", strings.Contains(text, "???"), strings.Trim(text, "?") == "", strings.Trim(text, ".…") == "":
		return true
	case len(key) >= 3 && strings.Trim(key, "x") == "":
		return true
	}
	return prompts(text, key) || marked(text, name)
}

// marks are what the words have that mark work to be done.
var marks = []string{"TBD", "TBC", "tbd", "tbc", "FIXME", "XXX", "TODO", "orem"}

// marked reports whether a word of a text is one that marks work to be done. TBA
// within a text may be a name.
func marked(text string, name bool) bool {
	if !slices.ContainsFunc(marks, func(mark string) bool { return strings.Contains(text, mark) }) {
		return false
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		switch w {
		case "TBD", "tbd", "FIXME", "XXX":
			return true
		case "TBC", "tbc": // before another name it is one: TBC Bank
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

// prompts reports whether a text asks to be replaced: <name of the unit>,
// {name}, [fill in], Your organisation. The text is given as plain gives it, too.
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

// promptWords begin, or are, what somebody is asked to write.
var promptWords = map[string]bool{
	"fill": true, "insert": true, "enter": true, "add": true, "describe": true, "your": true, "name": true, "role": true, "mission": true, "text": true,
	"organisation": true, "organization": true, "company": true, "title": true, "tbd": true, "tba": true, "tbc": true, "todo": true, "to": true,
}

func asks(inner string) bool {
	first, _, _ := strings.Cut(plain(inner), "-")
	return promptWords[first]
}

// angled reports whether the text holds something like <name of the unit>, which
// is neither a link in angle brackets nor a comparison.
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

// yourWords are what a template calls that which is the reader's.
var yourWords = map[string]bool{
	"organisation": true, "organization": true, "company": true, "name": true, "mission": true, "role": true, "team": true, "unit": true,
	"department": true, "text": true, "title": true, "goal": true, "office": true, "project": true, "ospo": true, "here": true, "sector": true,
}

// startsWithYour reports whether the text is a prompt such as "Your organisation"
// or "your name here"; "Your Pump" is a product.
func startsWithYour(plain string) bool {
	rest, your := strings.CutPrefix(plain, "your-")
	if !your {
		return false
	}
	words := strings.Split(rest, "-")
	return len(words) <= 2 && !slices.ContainsFunc(words, func(w string) bool { return !yourWords[w] })
}
