package importing

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
)

var teamsKind = &kind{
	name: "github-teams", what: "a list of teams from the GitHub API",
	is: func(f *file) bool {
		head := f.text[:min(len(f.text), 20_000)]
		return strings.HasPrefix(strings.TrimSpace(head), "[") && strings.Contains(head, `"slug"`) && strings.Contains(head, `"privacy"`)
	},
	read: readTeams,
}

// team is a team as the API gives it.
type team struct {
	Name        string `json:"name"`
	Slug        string `json:"slug"`
	Description string `json:"description"`
	URL         string `json:"html_url"`
	Parent      *team  `json:"parent"`
}

// readTeams reads one answer or several after each other, as paging gives them.
func readTeams(f *file, s *Source) error {
	d := json.NewDecoder(strings.NewReader(f.text))
	for {
		var teams []team
		if err := d.Decode(&teams); err == io.EOF {
			return nil
		} else if err != nil {
			return jsonError(f.text, err)
		}
		for _, t := range teams {
			r := s.add("stakeholders", cmpOr(t.Name, t.Slug), 0)
			r.At.Column = t.Slug
			r.Set("id", r.At, parse.Slug(t.Slug))
			r.Set("role", r.At, model.OneLine(t.Description))
			r.Set("sources", r.At, s.links(r.At, []string{t.URL})...)
			if t.Parent != nil {
				r.Set("part_of", r.At, parse.Slug(t.Parent.Slug))
			}
			r.Default("perspective", string(model.Sideways))
		}
	}
}

func cmpOr(a, b string) string {
	if strings.TrimSpace(a) != "" {
		return a
	}
	return b
}

// jsonError says where a JSON text is wrong.
func jsonError(text string, err error) error {
	offset := int64(-1)
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = e.Offset
	} else if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset = e.Offset
		err = fmt.Errorf("%s is not expected here", e.Value)
	}
	if offset < 0 || offset > int64(len(text)) {
		return err
	}
	return fmt.Errorf("line %d: %w", 1+strings.Count(text[:offset], "\n"), err)
}

var ownersKind = &kind{
	name: "codeowners", what: "a CODEOWNERS file",
	is: func(f *file) bool {
		rules := 0
		for line := range strings.Lines(f.text) {
			line, _, _ = strings.Cut(line, "#")
			fields := strings.Fields(line)
			if len(fields) == 0 || strings.HasPrefix(fields[0], "[") || strings.HasPrefix(fields[0], "^[") {
				continue
			}
			for _, owner := range fields[1:] {
				if !strings.Contains(owner, "@") {
					return false
				}
			}
			if len(fields) > 1 {
				rules++
			}
		}
		return rules > 0
	},
	read: readOwners,
}

// readOwners takes teams as stakeholders. Single persons own files for a while; a map
// names whom they work for.
func readOwners(f *file, s *Source) error {
	type owned struct {
		line  int
		paths []string
	}
	teams := map[string]*owned{}
	var order []string
	people := map[string]bool{}
	number := 0
	for line := range strings.Lines(f.text) {
		number++
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) < 2 || strings.HasPrefix(fields[0], "[") || strings.HasPrefix(fields[0], "^[") {
			continue
		}
		for _, owner := range fields[1:] {
			_, name, isTeam := strings.Cut(strings.TrimPrefix(owner, "@"), "/")
			if !isTeam || !strings.HasPrefix(owner, "@") {
				people[owner] = true
				continue
			}
			if teams[name] == nil {
				teams[name] = &owned{line: number}
				order = append(order, name)
			}
			teams[name].paths = append(teams[name].paths, fields[0])
		}
	}
	for _, name := range order {
		t := teams[name]
		r := s.add("stakeholders", entityName(name), t.line)
		role := "Owns " + t.paths[0]
		if more := len(t.paths) - 1; more > 0 {
			role += " and " + model.Counted(more, "more path")
		}
		r.Set("role", r.At, role)
		r.Default("perspective", string(model.Sideways))
	}
	if len(people) > 0 {
		s.problem(register.Pos{}, false, "%s not read: a map names teams", model.Counted(len(people), "single owner"))
	}
	return nil
}
