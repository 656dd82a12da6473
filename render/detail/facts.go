package detail

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/scene"
)

// Names resolves the ids of a map to names.
type Names struct {
	*words.Words
	Parties      map[string]string // the OSPO, stakeholders and people
	Work         map[string]string // goals and objectives
	expectations map[string]string
	mend         func(model.Finding) string
	today        model.Date // day for which to judge what is under way; if zero, the recorded status counts
}

// NamesOf returns the names of a map.
func NamesOf(say *words.Words, m *model.Map) *Names {
	w := &Names{Words: say, Parties: map[string]string{model.OSPOID: m.OSPO.Name}, Work: map[string]string{}, expectations: map[string]string{}}
	for _, p := range m.People {
		w.Parties[p.ID] = p.Name
	}
	for _, s := range m.Stakeholders {
		w.Parties[s.ID] = s.Name
		for _, e := range s.Expectations {
			w.expectations[e.ID] = e.Text
		}
	}
	for _, g := range m.Organization.Goals {
		w.Work[g.ID] = g.Name
	}
	for _, x := range m.OSPO.Objectives {
		w.Work[x.ID] = x.Name
	}
	return w
}

// facts collects what is recorded, and drops empty texts.
type facts struct {
	*words.Words
	list []scene.Fact
}

func (f *facts) add(term model.Phrase, texts ...string) {
	for _, t := range texts {
		if t = model.OneLine(t); t != "" {
			f.list = append(f.list, scene.Fact{Term: f.Say(term), Text: t})
		}
	}
}

// judge adds an internal fact, such as a judgement about people.
func (f *facts) judge(term model.Phrase, text string) {
	before := len(f.list)
	f.add(term, text)
	for i := range f.list[before:] {
		f.list[before+i].Internal = true
	}
}

// linked adds a text with a link, which may be empty.
func (f *facts) linked(term model.Phrase, text, href string) {
	before := len(f.list)
	f.add(term, text)
	for i := range f.list[before:] {
		f.list[before+i].Href = href
	}
}

// people adds the people of a stakeholder, with the last day of their term.
func (f *facts) people(term model.Phrase, all []*model.Member) {
	for _, x := range all {
		text := x.Text()
		if !x.Until.IsZero() {
			text += " · " + f.Say("until {date}", "date", x.Until)
		}
		f.linked(term, text, x.Link)
	}
}

// named adds a fact for each reference, with the name it refers to.
func (f *facts) named(term model.Phrase, words map[string]string, refs ...*model.Ref) {
	for _, r := range refs {
		if r == nil {
			continue
		}
		if word, known := words[r.ID]; known {
			f.add(term, word)
		}
	}
}

func (w *Names) office(m *model.Map) []scene.Fact {
	f := facts{Words: w.Words}
	f.add("Organisation", m.Organization.Name)
	f.add("Sector", w.Spaced(string(m.Organization.Sector)))
	f.add("Region", m.Organization.Region)
	for _, g := range m.Organization.Goals {
		f.add("Goal", g.Name)
	}
	f.add("Mission", m.OSPO.Mission)
	f.add("Structure", w.Spaced(m.OSPO.Structure))
	f.named("Reports to", w.Parties, m.OSPO.ReportsTo)
	if m.OSPO.Stage != nil {
		f.add("Stage", w.Say("{n} of 4", "n", *m.OSPO.Stage))
	}
	for _, x := range m.OSPO.Objectives {
		f.add("Objective", w.objective(x))
	}
	for _, k := range m.Activities {
		f.add("Activity", w.activity(k))
	}
	return f.list
}

// activity returns one line: what the office does by itself, how often, and its owners.
func (w *Names) activity(k *model.Collaboration) string {
	parts := []string{w.Words.Work(k), w.Cadence(k.Cadence)}
	for _, o := range k.Owners() {
		parts = append(parts, w.Parties[o.ID])
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// objective returns one line: its name, measure, target, due date, status and owners.
func (w *Names) objective(x *model.Objective) string {
	s := x.Name
	if x.Measure != "" {
		s += " · " + x.Measure
	}
	switch {
	case x.Baseline != "" && x.Target != "":
		s += ": " + x.Baseline + " → " + x.Target
	case x.Target != "":
		s += ": " + x.Target
	}
	if !x.Due.IsZero() {
		s += " · " + w.Say("due {date}", "date", x.Due)
	}
	if !x.Open() {
		s += " · " + w.Spaced(string(x.Status))
	}
	for _, o := range x.Owners() {
		s += " · " + w.Parties[o.ID]
	}
	return s
}

func (w *Names) stakeholder(s *model.Stakeholder) []scene.Fact {
	f := facts{Words: w.Words}
	f.add("Kind", w.Spaced(s.Kind))
	f.named("Part of", w.Parties, s.PartOf)
	f.add("Group", s.Group)
	f.named("Owner", w.Parties, s.Owners()...)
	for _, n := range s.Needs {
		f.add("Needs", n.Text)
	}
	for _, e := range s.Expectations {
		f.add("Expects", e.Text)
	}
	if s.Seats != nil {
		f.add("Seats", strconv.Itoa(*s.Seats))
	}
	f.people("Member", s.Members)
	if s.MemberCount != nil {
		f.add("Members", strconv.Itoa(*s.MemberCount))
	}
	f.people("Contact", s.Contacts)
	f.add("Tag", s.Tags...)
	for _, x := range s.Sources {
		f.linked("Source", x.Text(), x.URL)
	}
	engagement := w.Spaced(string(s.Current))
	if s.Desired != "" && s.Desired != s.Current {
		engagement = strings.TrimSpace(engagement + " → " + w.Spaced(string(s.Desired)))
	}
	f.judge("Engagement", engagement)
	f.judge("Influence", w.Spaced(string(s.Influence)))
	f.judge("Interest", w.Spaced(string(s.Interest)))
	f.judge("Note", s.Note)
	return f.list
}

func (w *Names) member(p *model.Person) []scene.Fact {
	f := facts{Words: w.Words}
	for _, h := range p.Hats {
		f.add("Hat", w.Spaced(string(h)))
	}
	f.judge("Until", p.Until.String())
	return f.list
}

// relation returns a collaboration seen from the near end.
func (w *Names) relation(k *model.Collaboration, with, name, near string) scene.Relation {
	_, text := WorkText(w.Words, k, w.today)
	return scene.Relation{With: with, Name: name, Text: text, Flow: string(k.Flow(near)), Href: k.Evidence, Facts: w.collaboration(k)}
}

func (w *Names) collaboration(k *model.Collaboration) []scene.Fact {
	f := facts{Words: w.Words}
	if k.Label != "" {
		for _, m := range k.Methods {
			f.add("Method", w.Spaced(m))
		}
	}
	f.add("Cadence", w.Cadence(k.Cadence))
	f.add("Slot", k.Slot)
	f.linked("Channel", k.Channel, k.ChannelURL)
	if k.Purpose != k.Text() {
		f.add("Purpose", k.Purpose)
	}
	f.add("Aspect", w.Spaced(string(k.Aspect)))
	f.add("Mode", w.Spaced(k.Mode))
	if k.Strength != model.StrengthNormal {
		f.add("Strength", w.Spaced(string(k.Strength)))
	}
	f.named("Owner", w.Parties, k.Owners()...)
	if r := k.RACI; r != nil {
		f.named("Responsible", w.Parties, r.Responsible...)
		f.named("Accountable", w.Parties, r.Accountable...)
		f.named("Consulted", w.Parties, r.Consulted...)
		f.named("Informed", w.Parties, r.Informed...)
	}
	f.named("Goal", w.Work, k.Goals...)
	f.named("Answers", w.expectations, k.Answers...)
	f.add("Started", k.Started.String())
	f.add("Ends", k.Ends.String())
	f.add("Last held", k.LastHeld.String())
	if k.Amount != nil {
		f.judge("Amount", w.Amount(k.Amount))
	}
	f.linked("Evidence", k.EvidenceTitle, k.Evidence)
	f.judge("Note", k.Note)
	return f.list
}

// Lines returns the main facts about a stakeholder besides its name and role, one per
// line.
func Lines(w *words.Words, m *model.Map, s *model.Stakeholder) []string {
	var out []string
	add := func(term model.Phrase, text string) {
		out = append(out, w.Say("{term}: {text}", "term", term, "text", text))
	}
	if s.Kind != "" {
		add("Kind", w.Word(s.Kind))
	}
	for _, o := range s.Owners() {
		add("Owner", m.NameOf(o.ID))
	}
	for _, n := range s.Needs {
		add("Needs", n.Text)
	}
	for _, e := range s.Expectations {
		add("Expects", e.Text)
	}
	for _, src := range s.Sources {
		add("Source", src.Text())
	}
	return out
}
