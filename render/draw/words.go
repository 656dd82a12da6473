package draw

import (
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// spoken is the number of names that a spoken list includes before it only counts the
// rest.
const spoken = 6

// Listed returns a sentence for the end of a description, with the names in place of
// {list}, or an empty string if there are none.
func Listed(w *words.Words, phrase model.Phrase, names []string, namesAndValues ...any) string {
	if len(names) == 0 {
		return ""
	}
	return " " + w.Say(phrase, append(namesAndValues, "list", Spoken(w, names))...)
}

// Spoken returns a list of names as a person would read it aloud: "Legal, CTO and
// Security", or "… and 9 more" if it is long.
func Spoken(w *words.Words, names []string) string {
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1:
		return names[0]
	case n > spoken+1:
		return w.Say("{list} and {n} more", "list", words.Said(w.List(names[:spoken]...)), "n", n-spoken)
	default:
		return w.Say("{list} and {last}", "list", words.Said(w.List(names[:n-1]...)), "last", words.Said(names[n-1]))
	}
}
