package words

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// Naming returns words that use the names in their own language for what the map names
// in several. Findings contain the names in the map's language.
func (w *Words) Naming(m *model.Map) *Words {
	if w == nil {
		return nil
	}
	names := map[string]string{}
	m.Named(func(_ *string, list []model.Translation) {
		if len(list) > 1 {
			names[model.InLanguage(list, m.Language)] = model.InLanguage(list, w.Language())
		}
	})
	if len(names) == 0 {
		return w
	}
	own := *w
	own.called = names
	return &own
}

// name translates a name in the map's language.
func (w *Words) name(name string) string {
	if w != nil && w.called[name] != "" {
		return w.called[name]
	}
	return name
}

// Plain reports whether messages can be used unchanged: in English, and without names
// to translate.
func (w *Words) Plain() bool { return w.Language() == "en" && (w == nil || len(w.called) == 0) }

// Work returns what pictures show for a collaboration: its label, else its methods,
// else its purpose.
func (w *Words) Work(k *model.Collaboration) string {
	if k.Label != "" || len(k.Methods) == 0 {
		return k.Text()
	}
	return w.List(model.Each(k.Methods, w.Spaced)...)
}

// Cadence returns a cadence in words.
func (w *Words) Cadence(c model.Cadence) string {
	if slices.Contains(model.Cadences, c) {
		return w.Spaced(string(c))
	}
	switch n, days := c.Counted(); {
	case n == 0:
		return string(c)
	case days == 7:
		return w.every("every week", "every {n|week}", n)
	default:
		return w.every("every day", "every {n|day}", n)
	}
}

// Rhythm returns the cadence of a collaboration and its slot: "monthly, third Tuesday".
func (w *Words) Rhythm(k *model.Collaboration) string {
	if k.Cadence == "" || k.Slot == "" {
		return w.Cadence(k.Cadence) + k.Slot
	}
	return w.List(w.Cadence(k.Cadence), k.Slot)
}

func (w *Words) every(one, more model.Phrase, n int) string {
	if n == 1 {
		return w.Say(one)
	}
	return w.Say(more, "n", n)
}

// amounts maps periods to phrases.
var amounts = map[string]model.Phrase{
	"year": "{amount} per year", "quarter": "{amount} per quarter", "month": "{amount} per month", "once": "{amount} once",
}

// Amount returns an amount of money and how often it is due: "25000 EUR per year".
func (w *Words) Amount(a *model.Amount) string {
	sum := w.Number(a.Value) + " " + a.Currency
	if p, known := amounts[a.Per]; known {
		return w.Say(p, "amount", sum)
	}
	return sum
}
