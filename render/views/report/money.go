package report

import (
	"slices"

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

// reportMoney lists the costs or income of work that has not ended, by party and for the
// office alone, both yearly and one-off. It has no prose if no amounts are recorded.
func reportMoney(m *model.Map, o view.Options) reportPart {
	yearly, once := map[string]*sums{}, map[string]*sums{}
	var parties []string
	var all, single sums
	for _, k := range card.Work(m) {
		if k.Amount == nil || k.Over(o.Today) {
			continue
		}
		name := card.Between(o.Words, m, k)
		if yearly[name] == nil {
			yearly[name], once[name] = &sums{}, &sums{}
			parties = append(parties, name)
		}
		of, total, n := once[name], &single, 1.0
		if often := perYear(k.Amount.Per); often > 0 {
			of, total, n = yearly[name], &all, often
		}
		of.add(k.Amount.Currency, n*k.Amount.Value)
		total.add(k.Amount.Currency, n*k.Amount.Value)
	}
	w := o.Words
	part := reportPart{id: "money", section: w.Say("Money"), page: card.Titled(m, o, w.Say("What the work costs or brings"))}
	if len(parties) == 0 {
		return part
	}
	fact := func(term string, year, one *sums) {
		text := card.Dotted(card.Told(w, "per year: {sums}", "sums", year.text(w)), card.Told(w, "once: {sums}", "sums", one.text(w)))
		part.prose = append(part.prose, scene.Paragraph{Style: scene.StyleItem, Text: term, Note: text})
	}
	part.prose = append(part.prose, scene.Paragraph{Style: scene.StyleHeading, Text: w.Say("By party")})
	for _, name := range parties {
		fact(model.OneLine(name), yearly[name], once[name])
	}
	part.prose = append(part.prose, scene.Paragraph{Style: scene.StyleHeading, Text: w.Say("Together")})
	fact(w.Say("All that is recorded"), &all, &single)
	part.page.Description += " " + w.Say("Per year {sums}.", "sums", all.text(w))
	return part
}
