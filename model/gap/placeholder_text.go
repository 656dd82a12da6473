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
		Cure:  change{"role: TBD", "role: Decides on the budget"},
		Check: placeholderText,
	})
}

func placeholderText(c *Context) {
	at := map[model.Subject]int{} // index in c.findings, so that one subject gets one finding
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

// holdsPlace reports whether a text only holds a place, as it is or as plain gives it, in
// the languages that offices write in.
func holdsPlace(word string) bool {
	switch word {
	case "tbd", "tba", "tbc", "todo", "fixme", "n-a", "na", "none", "nil", "nan", "undefined", "object-object", "lorem-ipsum", "placeholder",
		"to-be-defined", "to-be-determined", "to-be-done", "to-be-confirmed", "to-be-decided", "fill-in", "to-do",
		"not-defined", "not-yet-defined", "not-yet-known", "insert-here", "name-here", "text-here",
		"example-text", "sample-text", "asdf", "n-n",
		"noch-offen", "noch-zu-klaren", "zu-klaren", "wird-noch-festgelegt", "folgt", "folgt-noch", "k-a",
		"wird-noch-erganzt", "noch-zu-erganzen", "noch-zu-definieren", "noch-zu-bestimmen", "noch-zu-benennen",
		"noch-nicht-bekannt", "noch-nicht-definiert", "nicht-definiert", "wird-nachgereicht",
		"por-definir", "pendiente-de-definir", "por-determinar", "a-definir", "por-completar",
		"pendiente", "por-confirmar", "sin-definir", "no-definido", "a-confirmar", "nao-definido",
		"non-defini", "a-determiner", "a-confirmer", "da-stabilire", "ntb",
		"a-completer", "a-preciser", "a-remplir", "da-definire", "da-completare", "a-preencher",
		"in-te-vullen", "nog-in-te-vullen", "nader-te-bepalen", "do-uzupełnienia", "att-fylla-i",
		"to-be-announced", "change-me", "changeme", "nog-te-bepalen", "noch-unklar", "wird-erganzt", "noch-nicht-festgelegt",
		"unknown", "unbekannt", "inconnu", "desconocido", "desconhecido", "sconosciuto", "onbekend",
		"未定です", "不明", "確認中", "待確認", "決定予定", "추후 결정", "nn",
		"未定", "未決定", "要確認", "検討中", "待确认", "未記入", "待定", "待补充", "미정", "уточняется", "не-определено", "ще-не-визначено":
		return true
	}
	return false
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
	case holdsPlace(key), holdsPlace(text), holdsPlace(strings.ReplaceAll(key, "-", "")) && len(key) <= len("t-b-d"):
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

// isPromptWord reports whether a word begins, or is, what somebody is asked to write.
func isPromptWord(word string) bool {
	switch word {
	case "fill", "insert", "enter", "add", "describe", "your", "name", "role", "mission", "text",
		"organisation", "organization", "company", "title", "tbd", "tba", "tbc", "todo", "to":
		return true
	}
	return false
}

func asks(inner string) bool {
	first, _, _ := strings.Cut(plain(inner), "-")
	return isPromptWord(first)
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

// isYourWord reports whether a template calls so what is the reader's.
func isYourWord(word string) bool {
	switch word {
	case "organisation", "organization", "company", "name", "mission", "role", "team", "unit",
		"department", "text", "title", "goal", "office", "project", "ospo", "here", "sector":
		return true
	}
	return false
}

// startsWithYour reports whether the text is a prompt such as "Your organisation"
// or "your name here"; "Your Pump" is a product.
func startsWithYour(plain string) bool {
	rest, your := strings.CutPrefix(plain, "your-")
	if !your {
		return false
	}
	words := strings.Split(rest, "-")
	return len(words) <= 2 && !slices.ContainsFunc(words, func(w string) bool { return !isYourWord(w) })
}
