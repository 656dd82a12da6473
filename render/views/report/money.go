package report

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// perYear returns how often per year an amount is due; 0 means once.
func perYear(per string) float64 {
	switch per {
	case "year":
		return 1
	case "quarter":
		return 4
	case "month":
		return 12
	}
	return 0
}

// sums are totals by currency; different currencies are never added up.
type sums struct {
	currencies []string // in the order of the file
	of         map[string]float64
}

func (s *sums) add(currency string, value float64) {
	if s.of == nil {
		s.of = map[string]float64{}
	}
	if !slices.Contains(s.currencies, currency) {
		s.currencies = append(s.currencies, currency)
	}
	s.of[currency] += value
}

// text returns the sums in words, such as "25000 EUR and 500 USD".
func (s *sums) text(w *words.Words) string {
	return draw.Spoken(w, model.Each(s.currencies, func(c string) string { return w.Number(s.of[c]) + noBreak + c }))
}

// budget is what is due yearly and once.
type budget struct{ yearly, once sums }

func (b *budget) add(a *model.Amount) {
	if often := perYear(a.Per); often > 0 {
		b.yearly.add(a.Currency, often*a.Value)
	} else {
		b.once.add(a.Currency, a.Value)
	}
}

// comesIn reports whether a collaboration is funding for the office. All other money may
// be a cost or an income.
func comesIn(k *model.Collaboration) bool {
	funds := slices.ContainsFunc(k.Methods, func(method string) bool { return strings.EqualFold(method, "funding") })
	return funds && k.WithOSPO() && k.Flow(model.OSPOID) == model.DirectionFrom
}

// reportMoney lists the costs or income of work that has not ended, by party and for the
// office alone, both yearly and one-off. Funding that comes in is never added to the rest.
// It has no prose if no amounts are recorded.
func reportMoney(m *model.Map, o view.Options) reportPart {
	w, of, in, rest := o.Words, map[string]*budget{}, budget{}, budget{}
	var rows []string
	for _, k := range card.Work(m) {
		if k.Amount == nil || k.Over(o.Today) {
			continue
		}
		row, total := model.OneLine(card.Between(w, m, k)), &rest
		if comesIn(k) {
			row, total = w.Say("{party}: funding that comes in", "party", row), &in
		}
		if of[row] == nil {
			of[row], rows = &budget{}, append(rows, row)
		}
		of[row].add(k.Amount)
		total.add(k.Amount)
	}
	part := reportPart{id: "money", section: w.Say("Money"), page: card.Titled(m, o, w.Say("What the work costs or brings"))}
	if len(rows) == 0 {
		return part
	}
	heading := func(text string) {
		part.prose = append(part.prose, scene.Paragraph{Style: scene.StyleHeading, Text: text})
	}
	fact := func(term string, b *budget) {
		if text := card.Dotted(card.Told(w, "per year: {sums}", "sums", b.yearly.text(w)), card.Told(w, "once: {sums}", "sums", b.once.text(w))); text != "" {
			part.prose = append(part.prose, scene.Paragraph{Style: scene.StyleItem, Text: term, Note: text})
		}
	}
	heading(w.Say("By party"))
	for _, row := range rows {
		fact(row, of[row])
	}
	heading(w.Say("Together"))
	if in.yearly.of == nil && in.once.of == nil {
		fact(w.Say("All that is recorded"), &rest)
		part.page.Description += " " + w.Say("Per year {sums}.", "sums", rest.yearly.text(w))
		return part
	}
	fact(w.Say("Funding that comes in"), &in)
	fact(w.Say("Everything else"), &rest)
	return part
}
