package importing

import (
	"regexp"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/register"
)

var ownersKind = &kind{
	name: "codeowners",
	is: func(f *file) bool {
		rules := 0
		for line := range strings.Lines(f.text) {
			_, _, owners := ownersLine(line)
			for _, owner := range owners {
				if !strings.Contains(owner, "@") {
					return false
				}
			}
			if len(owners) > 0 {
				rules++
			}
		}
		return rules > 0
	},
	read: readOwners,
}

// sectionHead matches the heading of a section in the syntax of GitLab: ^[Name of it][2].
var sectionHead = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\^?\[([^\]]+)\](?:\[\d+\])?(?:\s+|$)`)
})

// ownersLine returns the path of a line, or the section that it begins, and the owners.
func ownersLine(line string) (path, section string, owners []string) {
	line, _, _ = strings.Cut(line, "#")
	line = strings.TrimSpace(line)
	if m := sectionHead().FindStringSubmatch(line); m != nil {
		return "", strings.TrimSpace(m[1]), strings.Fields(line[len(m[0]):])
	}
	fields := strings.Fields(strings.ReplaceAll(line, `\ `, "\x00"))
	if len(fields) == 0 {
		return "", "", nil
	}
	return strings.ReplaceAll(fields[0], "\x00", " "), "", fields[1:]
}

// readOwners reads teams as stakeholders. Individuals own files for a while; a map names
// the teams that they work for. The owners of a section own its paths that have no
// owners.
func readOwners(f *file, s *Source) error {
	type owned struct {
		line  int
		paths []string
	}
	teams, namesakes := map[string]*owned{}, map[string]int{} // by owner, by name
	var order []string
	people := map[string]bool{}
	var inherited []string
	number := 0
	own := func(owner, path string, line int) {
		if !strings.HasPrefix(owner, "@") || !strings.Contains(owner, "/") {
			people[owner] = true
			return
		}
		if teams[owner] == nil {
			teams[owner] = &owned{line: line}
			order = append(order, owner)
			namesakes[entityName(owner)]++
		}
		if path != "" {
			teams[owner].paths = append(teams[owner].paths, path)
		}
	}
	for line := range strings.Lines(f.text) {
		number++
		path, section, owners := ownersLine(line)
		if section != "" {
			inherited = owners
		} else if len(owners) == 0 && path != "" {
			owners = inherited
		}
		for _, owner := range owners {
			own(owner, path, number)
		}
	}
	for _, owner := range order {
		t := teams[owner]
		name := entityName(owner)
		if namesakes[name] > 1 {
			name += " (" + owner[1:strings.LastIndexByte(owner, '/')] + ")"
		}
		r := s.add("stakeholders", name, t.line)
		r.Set("role", r.At, ownerOf(t.paths))
		r.Default("perspective", string(model.Sideways))
	}
	if len(people) > 0 {
		s.problem(register.Pos{}, false, "%s not read: a map names teams", model.Counted(len(people), "single owner"))
	}
	return nil
}

// ownerOf describes what a team owns; empty if its section has no paths.
func ownerOf(paths []string) string {
	switch len(paths) {
	case 0:
		return ""
	case 1:
		return "Owns " + paths[0]
	}
	return "Owns " + paths[0] + " and " + model.Counted(len(paths)-1, "more path")
}
