package detail

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
)

// Names gives the words behind the ids of a map.
type Names struct {
	Parties      map[string]string // the OSPO, stakeholders and people
	Work         map[string]string // goals and objectives
	expectations map[string]string
}

// NamesOf collects the names of a map.
func NamesOf(m *model.Map) *Names {
	w := &Names{map[string]string{model.OSPOID: m.OSPO.Name}, map[string]string{}, map[string]string{}}
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

// facts collects what is recorded and leaves out what is not.
type facts []scene.Fact

func (f *facts) add(term string, texts ...string) {
	for _, t := range texts {
		if t = model.OneLine(t); t != "" {
			*f = append(*f, scene.Fact{Term: term, Text: t})
		}
	}
}

// judge adds a judgement about people, which is not for everybody's eyes.
func (f *facts) judge(term, text string) {
	before := len(*f)
	f.add(term, text)
	for i := range (*f)[before:] {
		(*f)[before+i].Internal = true
	}
}

// linked adds a text that leads somewhere, if it does.
func (f *facts) linked(term, text, href string) {
	before := len(*f)
	f.add(term, text)
	for i := range (*f)[before:] {
		(*f)[before+i].Href = href
	}
}

// people adds who belongs to a stakeholder, with the last day of their term.
func (f *facts) people(term string, all []*model.Member) {
	for _, x := range all {
		text := x.Text()
		if !x.Until.IsZero() {
			text += " · until " + x.Until.String()
		}
		f.linked(term, text, x.Link)
	}
}

// named adds the words behind references, each a fact of its own.
func (f *facts) named(term string, words map[string]string, refs ...*model.Ref) {
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
	var f facts
	f.add("Organisation", m.Organization.Name)
	f.add("Sector", string(m.Organization.Sector))
	f.add("Region", m.Organization.Region)
	for _, g := range m.Organization.Goals {
		f.add("Goal", g.Name)
	}
	f.add("Mission", m.OSPO.Mission)
	f.add("Structure", spaced(m.OSPO.Structure))
	f.named("Reports to", w.Parties, m.OSPO.ReportsTo)
	if m.OSPO.Stage != nil {
		f.add("Stage", fmt.Sprintf("%d of 4", *m.OSPO.Stage))
	}
	for _, x := range m.OSPO.Objectives {
		f.add("Objective", w.objective(x))
	}
	for _, k := range m.Activities {
		f.add("Activity", w.activity(k))
	}
	return f
}

// activity is one line: what the office does by itself, how often, and who sees to
// it.
func (w *Names) activity(k *model.Collaboration) string {
	parts := []string{k.Text(), k.Cadence.Text()}
	for _, o := range k.Owners() {
		parts = append(parts, w.Parties[o.ID])
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// objective is one line: what, how it is measured, by when, and who answers for it.
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
		s += " · due " + x.Due.String()
	}
	if !x.Open() {
		s += " · " + string(x.Status)
	}
	for _, o := range x.Owners() {
		s += " · " + w.Parties[o.ID]
	}
	return s
}

func (w *Names) stakeholder(s *model.Stakeholder) []scene.Fact {
	var f facts
	f.add("Kind", spaced(s.Kind))
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
	f.people("Contact", s.Contacts)
	f.add("Tag", s.Tags...)
	for _, x := range s.Sources {
		f.linked("Source", x.Text(), x.URL)
	}
	engagement := string(s.Current)
	if s.Desired != "" && s.Desired != s.Current {
		engagement = strings.TrimSpace(engagement + " → " + string(s.Desired))
	}
	f.judge("Engagement", engagement)
	f.judge("Influence", string(s.Influence))
	f.judge("Interest", string(s.Interest))
	f.judge("Note", s.Note)
	return f
}

func member(p *model.Person) []scene.Fact {
	var f facts
	for _, h := range p.Hats {
		f.add("Hat", string(h))
	}
	f.judge("Until", p.Until.String())
	return f
}

// relation tells one collaboration as the near end sees it.
func (w *Names) relation(k *model.Collaboration, with, name, near string) scene.Relation {
	_, text := WorkText(k)
	return scene.Relation{With: with, Name: name, Text: text, Flow: string(k.Flow(near)), Href: k.Evidence, Facts: w.collaboration(k)}
}

func (w *Names) collaboration(k *model.Collaboration) []scene.Fact {
	var f facts
	if k.Label != "" {
		for _, m := range k.Methods {
			f.add("Method", model.MethodText(m))
		}
	}
	f.add("Cadence", k.Cadence.Text())
	f.add("Slot", k.Slot)
	f.linked("Channel", k.Channel, k.ChannelURL)
	if k.Purpose != k.Text() {
		f.add("Purpose", k.Purpose)
	}
	f.add("Aspect", string(k.Aspect))
	f.add("Mode", spaced(k.Mode))
	if k.Strength != model.StrengthNormal {
		f.add("Strength", string(k.Strength))
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
		f.judge("Amount", k.Amount.Text())
	}
	f.linked("Evidence", k.EvidenceTitle, k.Evidence)
	f.judge("Note", k.Note)
	return f
}

func spaced(word string) string { return strings.ReplaceAll(word, "-", " ") }

// Lines are what is recorded of a stakeholder beside its name and role, a line
// each.
func Lines(m *model.Map, s *model.Stakeholder) []string {
	var out []string
	if s.Kind != "" {
		out = append(out, "Kind: "+s.Kind)
	}
	for _, o := range s.Owners() {
		out = append(out, "Owner: "+m.NameOf(o.ID))
	}
	for _, n := range s.Needs {
		out = append(out, "Needs: "+n.Text)
	}
	for _, e := range s.Expectations {
		out = append(out, "Expects: "+e.Text)
	}
	for _, src := range s.Sources {
		out = append(out, "Source: "+src.Text())
	}
	return out
}
