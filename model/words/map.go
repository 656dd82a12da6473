package words

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// Naming are words that call what a map names by their own language, where it has
// several names. Findings hold those of the map's language.
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

// name is what these words call something that the map calls so.
func (w *Words) name(name string) string {
	if w != nil && w.called[name] != "" {
		return w.called[name]
	}
	return name
}

// Plain reports whether these are the words of messages as they are.
func (w *Words) Plain() bool { return w.Language() == "en" && (w == nil || len(w.called) == 0) }

// Work is what a picture prints for a collaboration: its label, else its methods,
// else its purpose, else nothing.
func (w *Words) Work(k *model.Collaboration) string {
	if k.Label != "" || len(k.Methods) == 0 {
		return k.Text()
	}
	return w.List(model.Each(k.Methods, w.Spaced)...)
}

// Cadence is how often something happens.
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

// Rhythm is how often a collaboration takes place, and on which day: "monthly, third
// Tuesday".
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

// amounts are how often money flows.
var amounts = map[string]model.Phrase{
	"year": "{amount} per year", "quarter": "{amount} per quarter", "month": "{amount} per month", "once": "{amount} once",
}

// Amount is money and how often it flows: "25000 EUR per year".
func (w *Words) Amount(a *model.Amount) string {
	sum := w.Number(a.Value) + " " + a.Currency
	if p, known := amounts[a.Per]; known {
		return w.Say(p, "amount", sum)
	}
	return sum
}
