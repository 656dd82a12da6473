package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// section is a part of a report: all findings of maps that were compared with
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
			list[at].title = standingTitle(x.Standing, f.Since)
			list[at].findings = append(list[at].findings, located{x, f})
		}
		last := &list[len(list)-1]
		for _, x := range f.Hidden {
			last.title = hiddenTitle(f)
			last.findings = append(last.findings, located{x, f})
		}
	}
	if o.ShowAccepted {
		list = append(list, accepted(files))
	}
	return slices.DeleteFunc(list, func(s section) bool { return len(s.findings) == 0 })
}

// accepted are the findings that the maps waive.
func accepted(files []File) section {
	s := section{title: "Accepted"}
	for i := range files {
		for _, x := range files[i].Accepted {
			x.Hint = "" // there is nothing to do
			s.findings = append(s.findings, located{x, &files[i]})
		}
	}
	return s
}

func standingTitle(s model.Standing, since string) string {
	switch s {
	case model.Opened:
		return fmt.Sprintf("Opened since %q", since)
	case model.Worse:
		return fmt.Sprintf("Worse since %q", since)
	case model.Revealed:
		return fmt.Sprintf("Newly visible since %q, as more is recorded", since)
	}
	return ""
}

// hiddenTitle names rules that a change of the project file has switched off.
func hiddenTitle(f *File) string {
	var rules []string // those with findings first
	for _, x := range f.Hidden {
		if !slices.Contains(rules, x.Rule) {
			rules = append(rules, x.Rule)
		}
	}
	more := ""
	if n := len(f.SwitchedOff) - len(rules); n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return fmt.Sprintf("Not found any more: the project file has switched off %s%s since %q", strings.Join(rules, ", "), more, f.Since)
}

// switchedOff tells what the project file has switched off where nothing is hidden
// by that; empty where there is nothing to tell.
func (f *File) switchedOff() string {
	if len(f.SwitchedOff) == 0 || len(f.Hidden) > 0 {
		return ""
	}
	return fmt.Sprintf("The project file has switched off %s since %q", strings.Join(f.SwitchedOff, ", "), f.Since)
}

// milder tells which rules the project file calls less severe than before; empty
// where there are none.
func (f *File) milder() string {
	if len(f.Milder) == 0 {
		return ""
	}
	return fmt.Sprintf("The project file calls %s less severe than at %q; here they are as severe as there", strings.Join(f.Milder, ", "), f.Since)
}

// notes are what a reader of a map's findings has to know beside them: which rules
// were not asked, or not as severely as before.
func (f *File) notes() []string {
	return slices.DeleteFunc([]string{f.switchedOff(), f.milder(), f.off()}, func(note string) bool { return note == "" })
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
func (f *File) note() string {
	notes := f.notes()
	if f.SinceNote != "" {
		notes = append([]string{f.SinceNote}, notes...)
	}
	return strings.Join(notes, "; ")
}

// off says how many rules are switched off and by what; empty where none is.
func (f *File) off() string {
	if f.Off == 0 {
		return ""
	}
	return fmt.Sprintf("%s switched off by %s", model.Counted(f.Off, "rule"), f.OffBy)
}
