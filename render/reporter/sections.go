package reporter

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// section is a part of the list: all findings of maps that were compared with
// nothing, or those of one standing.
type section struct {
	title    string // empty for the first kind
	findings []located
}

// sections parts the findings of some maps by their standing, the weightiest
// first, and those that are accepted if they are to be shown. A section without
// findings is left out.
func (o Options) sections(files []File) []section {
	// The first is of no standing, the last of what rules hide that were switched off.
	list := make([]section, 1+len(model.Standings)+1)
	for i := range files {
		f := &files[i]
		for _, x := range f.Findings {
			at := slices.Index(model.Standings, x.Standing) + 1
			if list[at].findings == nil {
				list[at].findings = make([]located, 0, len(f.Findings))
			}
			list[at].title = o.standingTitle(x.Standing, f.Since)
			list[at].findings = append(list[at].findings, located{x, f})
		}
		last := &list[len(list)-1]
		for _, x := range f.Hidden {
			last.title = o.hiddenTitle(f)
			last.findings = append(last.findings, located{x, f})
		}
	}
	if o.ShowAccepted {
		list = append(list, o.accepted(files))
	}
	return slices.DeleteFunc(list, func(s section) bool { return len(s.findings) == 0 })
}

// accepted are the findings that the maps waive.
func (o Options) accepted(files []File) section {
	s := section{title: o.Words.Say("Accepted")}
	for i := range files {
		for _, x := range files[i].Accepted {
			x.Hint = "" // there is nothing to do
			s.findings = append(s.findings, located{x, &files[i]})
		}
	}
	return s
}

// standingTitles head the findings of a standing.
var standingTitles = map[model.Standing]model.Phrase{
	model.Opened:   "Opened since {version}",
	model.Worse:    "Worse since {version}",
	model.Revealed: "Newly visible since {version}, because more is recorded",
}

func (o Options) standingTitle(s model.Standing, since string) string {
	return o.Words.Say(standingTitles[s], "version", model.Name(since))
}

// hiddenTitle names rules that a change of the project file has switched off.
func (o Options) hiddenTitle(f *File) string {
	var rules []string // those with findings first
	for _, x := range f.Hidden {
		if !slices.Contains(rules, x.Rule) {
			rules = append(rules, x.Rule)
		}
	}
	list := strings.Join(rules, ", ")
	if n := len(f.SwitchedOff) - len(rules); n > 0 {
		list = o.Words.Say("{list} and {n} more", "list", words.Said(list), "n", n)
	}
	return o.Words.Say("No longer reported: the project file has switched off {rules} since {version}",
		"rules", words.Said(list), "version", model.Name(f.Since))
}

// switchedOff reports what the project file has switched off where nothing is hidden
// by that; empty where there is nothing to report.
func (f *File) switchedOff(w *words.Words) string {
	if len(f.SwitchedOff) == 0 || len(f.Hidden) > 0 {
		return ""
	}
	return w.Say("The project file has switched off {rules} since {version}",
		"rules", words.Said(strings.Join(f.SwitchedOff, ", ")), "version", model.Name(f.Since))
}

// milder reports which rules the project file calls less severe than before; empty
// where there are none.
func (f *File) milder(w *words.Words) string {
	if len(f.Milder) == 0 {
		return ""
	}
	return w.Say("The project file calls {rules} less severe than at {version}; here they are as severe as there",
		"rules", words.Said(strings.Join(f.Milder, ", ")), "version", model.Name(f.Since))
}

// waived reports what the map accepts that it did not before, so that no change hides
// behind a waiver that it brings along.
func (f *File) waived(w *words.Words) string {
	if len(f.Waived) == 0 {
		return ""
	}
	return w.Say("Accepted since {version}: {list}", "version", model.Name(f.Since), "list", words.Said(fewest(w, f.Waived)))
}

// withdrawn reports what closed without work; empty where nothing did.
func (f *File) withdrawn(w *words.Words) string {
	if len(f.Withdrawn) == 0 {
		return ""
	}
	return w.Say("No longer claimed since {version}, and closed by that rather than by new work: {list}",
		"version", model.Name(f.Since), "list", words.Said(fewest(w, f.Withdrawn)))
}

// fewest names the first findings of a list and counts the others.
func fewest(w *words.Words, list []model.Finding) string {
	const most = 3
	var names []string
	for _, x := range list[:min(most, len(list))] {
		names = append(names, x.Rule+" ("+x.Subject.String()+")")
	}
	said := strings.Join(names, ", ")
	if n := len(list) - most; n > 0 {
		said = w.Say("{list} and {n} more", "list", words.Said(said), "n", n)
	}
	return said
}

// lowered reports what the project file lets pass that it did not before.
func (f *File) lowered(w *words.Words) []string {
	var notes []string
	for _, l := range f.Lowered {
		say := model.Phrase("{key} in the project file was {then} at {version} and is {now}; this review keeps to {then}, which fails nothing new")
		if len(l.Findings) > 0 {
			say = "{key} in the project file was {then} at {version} and is {now}; this review keeps to {then}, which fails {n|finding}: {rules}"
		}
		notes = append(notes, w.Say(say, "key", words.Said(l.Key), "now", words.Said(l.Now), "then", words.Said(l.Then), "version", model.Name(f.Since),
			"n", len(l.Findings), "rules", words.Said(l.Rules())))
	}
	return notes
}

// notes are what a reader of a map's findings has to know besides them: which rules
// were not asked, or not as severely as before.
func (f *File) notes(w *words.Words) []string {
	return slices.DeleteFunc(append(append([]string{f.withheld(w), f.switchedOff(w), f.milder(w), f.waived(w), f.withdrawn(w)}, f.lowered(w)...), f.off(w)), func(note string) bool { return note == "" })
}

// standing is a word about a finding for readers that know no sections; empty
// where nothing was compared.
func (x located) standing() string {
	switch {
	case x.Reason != "":
		return "accepted"
	case slices.Contains(x.file.SwitchedOff, x.Rule):
		return "hidden"
	}
	return string(x.Standing)
}

// mark is standing, but for what is simply new, as a review expects.
func (x located) mark() string {
	if standing := x.standing(); standing != string(model.Opened) {
		return standing
	}
	return ""
}

// note is all of that in one line, and which version the map was compared with.
func (f *File) note(w *words.Words) string {
	notes := f.notes(w)
	if f.SinceNote != "" {
		notes = append([]string{f.SinceNote}, notes...)
	}
	return strings.Join(notes, "; ")
}

// off says how many rules are switched off and by what; empty where none is.
func (f *File) off(w *words.Words) string {
	if f.Off == 0 {
		return ""
	}
	return w.Say("{n|rule} switched off by {what}", "n", f.Off, "what", words.Said(f.OffBy))
}

// withheld says how many findings are not told because of what they rest on; empty
// where none is.
func (f *File) withheld(w *words.Words) string {
	if f.Withheld == 0 {
		return ""
	}
	return w.Say("{n|more finding rests|more findings rest} on references that lead nowhere: correct those to see what is left", "n", f.Withheld)
}
