package reporter

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// section is a part of the list: all findings of maps without a comparison, or those with
// one standing.
type section struct {
	title    string // empty without a comparison
	findings []located
}

// sections groups the findings of some maps by standing, the most important first.
// Accepted findings follow if they are shown. Empty sections are left out.
func (o Options) sections(files []File) []section {
	// The first section has no standing; the last is of rules that were switched off.
	list := make([]section, 1+len(model.Standings)+1)
	for i := range files {
		f := &files[i]
		for j := range f.Findings {
			x := &f.Findings[j]
			at := slices.Index(model.Standings, x.Standing) + 1
			if list[at].findings == nil {
				list[at].findings = make([]located, 0, len(f.Findings))
			}
			list[at].title = o.Words.Say(standingTitle(x.Standing), "version", model.Name(f.Since))
			list[at].findings = append(list[at].findings, located{x, f})
		}
		last := &list[len(list)-1]
		for j := range f.Hidden {
			last.title = o.hiddenTitle(f)
			last.findings = append(last.findings, located{&f.Hidden[j], f})
		}
	}
	if o.ShowAccepted {
		list = append(list, o.accepted(files))
	}
	return slices.DeleteFunc(list, func(s section) bool { return len(s.findings) == 0 })
}

func (o Options) accepted(files []File) section {
	s := section{title: o.Words.Say("Accepted")}
	for i := range files {
		for _, x := range files[i].Accepted {
			x.Hint = "" // there is nothing to do
			s.findings = append(s.findings, located{&x, &files[i]})
		}
	}
	return s
}

// standingTitle returns the title of a section.
func standingTitle(s model.Standing) model.Phrase {
	switch s {
	case model.Opened:
		return "Opened since {version}"
	case model.Worse:
		return "Worse since {version}"
	case model.Revealed:
		return "Newly visible since {version}, because more is recorded"
	}
	return ""
}

// hiddenTitle names the rules that a change of the project file has switched off.
func (o Options) hiddenTitle(f *File) string {
	var rules []string // those with findings first
	for _, x := range f.Hidden {
		if !slices.Contains(rules, x.Rule) {
			rules = append(rules, x.Rule)
		}
	}
	list := andMore(o.Words, rules, len(f.SwitchedOff)-len(rules))
	return o.Words.Say("No longer reported: the project file has switched off {rules} since {version}",
		"rules", words.Said(list), "version", model.Name(f.Since))
}

// fewest names the first findings of a list and counts the others.
func fewest(w *words.Words, list []model.Finding) string {
	const most = 3
	names := model.Each(list[:min(most, len(list))], func(x model.Finding) string { return x.Rule + " (" + x.Subject.String() + ")" })
	return andMore(w, names, len(list)-most)
}

func andMore(w *words.Words, names []string, n int) string {
	list := strings.Join(names, ", ")
	if n > 0 {
		list = w.Say("{list} and {n} more", "list", words.Said(list), "n", n)
	}
	return list
}

// Notes returns what else readers of a map's findings need to know: rules that did not
// run or are less severe than before, and changes that must not go unnoticed.
func (f *File) Notes(w *words.Words) []string {
	var notes []string
	version := model.Name(f.Since)
	add := func(when bool, p model.Phrase, namesAndValues ...any) {
		if when {
			notes = append(notes, w.Say(p, append(namesAndValues, "version", version)...))
		}
	}
	add(f.Withheld > 0, "{n|more finding rests|more findings rest} on references that lead nowhere: correct those to see what is left", "n", f.Withheld)
	add(len(f.SwitchedOff) > 0 && len(f.Hidden) == 0, "The project file has switched off {rules} since {version}",
		"rules", words.Said(strings.Join(f.SwitchedOff, ", ")))
	add(len(f.Milder) > 0, "The project file calls {rules} less severe than at {version}; here they are as severe as there",
		"rules", words.Said(strings.Join(f.Milder, ", ")))
	add(len(f.Waived) > 0, "Accepted since {version}: {list}", "list", words.Said(fewest(w, f.Waived)))
	add(len(f.Withdrawn) > 0, "No longer claimed since {version}, and closed by that rather than by new work: {list}",
		"list", words.Said(fewest(w, f.Withdrawn)))
	for _, l := range f.Lowered {
		say := model.Phrase("{key} in the project file was {then} at {version} and is {now}; this review keeps to {then}, which fails nothing new")
		if len(l.Findings) > 0 {
			say = "{key} in the project file was {then} at {version} and is {now}; this review keeps to {then}, which fails {n|finding}: {rules}"
		}
		add(true, say, "key", words.Said(l.Key), "now", words.Said(l.Now), "then", words.Said(l.Then), "n", len(l.Findings), "rules", words.Said(l.Rules()))
	}
	add(f.Off > 0, "{n|rule} switched off by {what}", "n", f.Off, "what", words.Said(f.OffBy))
	return notes
}

// note joins the notes on one line, after the version the map was compared with.
func (f *File) note(w *words.Words) string {
	notes := f.Notes(w)
	if len(f.SinceNotes) > 0 {
		notes = append([]string{w.Join(f.SinceNotes)}, notes...)
	}
	return strings.Join(notes, "; ")
}

// standing returns a word about a finding for formats without sections, or "" without a
// comparison.
func (x located) standing() string {
	switch {
	case x.Reason != "":
		return "accepted"
	case slices.Contains(x.file.SwitchedOff, x.Rule):
		return "hidden"
	}
	return string(x.Standing)
}

// mark returns standing, except for plain new findings, which a review expects.
func (x located) mark() string {
	if standing := x.standing(); standing != string(model.Opened) {
		return standing
	}
	return ""
}
