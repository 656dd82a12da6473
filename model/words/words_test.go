package words_test

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// japanese has no spaces between words, but its translations have them for Latin names.
var japanese = words.New("ja", []string{"other"}, func(p model.Phrase) string {
	return map[model.Phrase]string{
		"Who the {office} works with": "{office} は誰と働くか",
		"{from} to {to}":              "{from} から {to} へ",
		"part of {a} {b}":             "{a} {b} の一部",
		"{n|stakeholder}":             "{n|件} 済み",
	}[p]
})

// russian has three plural forms for whole numbers, the first of which is not only for
// 1.
var russian = words.New("ru", []string{"one", "few", "many"}, func(p model.Phrase) string {
	return map[model.Phrase]string{
		"{n|stakeholder} of {office}": "{office}: {n|сторона|стороны|сторон}",
		"there {n?is|are} {n}":        "{n?есть одна|есть|есть}: {n}",
		"upward":                      "вверх",
		", ":                          " / ",
	}[p]
})

func TestSay(t *testing.T) {
	for _, tt := range []struct {
		w    *words.Words
		p    model.Phrase
		args []any
		want string
	}{
		{nil, "plain", nil, "plain"},
		{japanese, "Who the {office} works with", []any{"office", "OSPO"}, "OSPO は誰と働くか"},
		{japanese, "Who the {office} works with", []any{"office", "推進室"}, "推進室は誰と働くか"},
		{japanese, "{from} to {to}", []any{"from", "センター（IPA）", "to", "Zephyr"}, "センター（IPA）から Zephyr へ"},
		{japanese, "part of {a} {b}", []any{"a", "本部", "b", "一課"}, "本部一課の一部"},
		{japanese, "{n|stakeholder}", []any{"n", 2}, "2 件済み"},
		{nil, "Who the {office} works with", []any{"office", "推進室"}, "Who the 推進室 works with"},
		{nil, "May|month", nil, "May"},
		{nil, "{n|stakeholder} of {office}", []any{"n", 1, "office", "Acme"}, "1 stakeholder of Acme"},
		{nil, "{n|stakeholder} of {office}", []any{"n", 0, "office", "Acme"}, "0 stakeholders of Acme"},
		{nil, "{n|person|people}", []any{"n", 2}, "2 people"},
		{nil, "there {n?is|are} {n}", []any{"n", 1}, "there is 1"},
		{nil, "it was held on {date}", []any{"date", model.Date{Year: 2026, Month: 11, Day: 5}}, "it was held on 2026-11-05"},
		{nil, "it was held on {date}", []any{"date", model.Date{Year: 2026, Month: 12, Day: 31, Precision: model.ToQuarter}}, "it was held in 2026-Q4"},
		{nil, "not since {date}", []any{"date", model.Date{Year: 2026, Month: 12, Day: 31, Precision: model.ToYear}}, "not since 2026"},
		{nil, "{a} and {b}", []any{"a", "x"}, "x and {b}"},
		{nil, "{side}", []any{"side", model.Word("upward")}, "upward"},
		{nil, "by {who}", []any{"who", "שלום"}, "by \u2068שלום\u2069"},
		{nil, "{who} 3", []any{"who", model.Name("שלום")}, "\u2068\"שלום\"\u2069 3"},
		{nil, "{who}", []any{"who", model.Name("A \"B\"")}, `"A \"B\""`},
		{nil, "{all}", []any{"all", []model.Name{"a", "b", "c", "d", "e"}}, `"a", "b", "c" and 2 more`},
		{russian, "{n|stakeholder} of {office}", []any{"n", 21, "office", "Acme"}, "Acme: 21 сторона"},
		{russian, "{n|stakeholder} of {office}", []any{"n", 3, "office", "Acme"}, "Acme: 3 стороны"},
		{russian, "{n|stakeholder} of {office}", []any{"n", 11, "office", "Acme"}, "Acme: 11 сторон"},
		{russian, "there {n?is|are} {n}", []any{"n", 5}, "есть: 5"},
		{russian, "{side}", []any{"side", model.Word("upward")}, "вверх"},
		{russian, "{side}", []any{"side", model.Term("upward")}, "\"вверх\""},
		{russian, "{all}", []any{"all", []model.Word{"upward", "ours"}}, "вверх / ours"},
		{russian, "{n|gap}, which it lacks", []any{"n", 11}, "11 gaps, which it lacks"}, // English plural
	} {
		if got := tt.w.Say(tt.p, tt.args...); got != tt.want {
			t.Errorf("%s in %s: %q, want %q", tt.p, tt.w.Language(), got, tt.want)
		}
	}
}

// A variety uses the catalogue of its language, unless its readers do not understand
// it.
func TestFor(t *testing.T) {
	for asked, want := range map[string]string{
		"de": "de", "de-AT": "de", "en": "en", "en-GB": "en-GB", "tlh": "", "": "", "not a tag": "",
	} {
		w, known := words.For(asked)
		if known != (want != "") || known && w.Language() != want {
			t.Errorf("%q: %q, %t; want %q", asked, w.Language(), known, want)
		}
	}
	m := &model.Map{Language: "de-CH"}
	if got := words.Of("", m).Language(); got != "de" {
		t.Errorf("a map in de-CH: %q", got)
	}
	if got := words.Of("en", m).Language(); got != "en" {
		t.Errorf("the same in English: %q", got)
	}
	if got := words.Of("", &model.Map{Language: "tlh"}).Say("{n|gap}", "n", 2); got != "2 gaps" {
		t.Errorf("a map in a language without words: %q", got)
	}
}

// Texts of a map that look like placeholders are not replaced.
func TestHostileArguments(t *testing.T) {
	var w *words.Words
	if got := w.Say("{a} and {b}", "a", "{b}", "b", "}{|?"); got != "{b} and }{|?" {
		t.Error(got)
	}
	if got := w.Word("{n|x}"); !strings.Contains(got, "{n|x}") {
		t.Error(got)
	}
}

func TestNumbers(t *testing.T) {
	de, _ := words.For("de")
	ja, _ := words.For("ja")
	for _, tt := range []struct {
		w    *words.Words
		x    float64
		want string
	}{
		{nil, 0.5, "0.5"}, {nil, 1, "1"}, {nil, 0.1 + 0.2, "0.3"}, {nil, 1.25, "1.25"},
		{de, 1.25, "1,25"}, {de, 1200, "1200"}, {ja, 1.25, "1.25"},
		{nil, 25000, "25000"}, {nil, 185000, "185\u00a0000"}, {de, 3400000.5, "3\u00a0400\u00a0000,5"}, {nil, -100000, "-100\u00a0000"},
	} {
		if got := tt.w.Number(tt.x); got != tt.want {
			t.Errorf("%v in %s: %q, want %q", tt.x, tt.w.Language(), got, tt.want)
		}
	}
	a := &model.Amount{Value: 12.5, Currency: "EUR", Per: "year"}
	if got, want := de.Amount(a), "12,5 EUR im Jahr"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// One uses the singular in languages that distinguish it.
func TestOneIsSingular(t *testing.T) {
	for lang, want := range map[string][2]string{
		"fr": {"1 ajouté", "2 ajoutés"}, "es": {"1 añadido", "2 añadidos"}, "pt-BR": {"1 acrescentado", "2 acrescentados"},
	} {
		w, _ := words.For(lang)
		if one, two := w.Say("{n} added", "n", 1), w.Say("{n} added", "n", 2); one != want[0] || two != want[1] {
			t.Errorf("%s: %q and %q, want %q", lang, one, two, want)
		}
	}
}

// Sentences use the reader's names of a party, even if they were built from names in
// the map's own language.
func TestNaming(t *testing.T) {
	m := &model.Map{Language: "ja", Stakeholders: []*model.Stakeholder{
		{Name: "法務部", Names: []model.Translation{{Language: "ja", Text: "法務部"}, {Language: "en", Text: "Legal"}}},
		{Name: "CTO"},
	}}
	said := func(w *words.Words) string {
		return w.Naming(m).Say("{a} and {b}", "a", model.Name("法務部"), "b", model.Name("CTO"))
	}
	en, _ := words.For("en")
	ja, _ := words.For("ja")
	for _, tt := range []struct {
		w    *words.Words
		want string
	}{{nil, `"法務部" and "CTO"`}, {ja, `"法務部" and "CTO"`}, {en, `"Legal" and "CTO"`}} {
		if got := said(tt.w); got != tt.want {
			t.Errorf("in %s: %s, want %s", tt.w.Language(), got, tt.want)
		}
	}
	if en.Naming(m).Plain() || !en.Plain() {
		t.Error("messages are not said anew in English for a map in Japanese")
	}
}
