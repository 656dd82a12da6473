package importing

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

var teamsKind = &kind{
	name: "github-teams",
	is: func(f *file) bool {
		head := f.text[:min(len(f.text), 20_000)]
		return strings.HasPrefix(strings.TrimSpace(head), "[") && strings.Contains(head, `"slug"`) && strings.Contains(head, `"privacy"`)
	},
	read: readTeams,
}

// team is a team as the API of GitHub returns it.
type team struct {
	Name        string `json:"name"`
	Slug        string `json:"slug"`
	Description string `json:"description"`
	URL         string `json:"html_url"`
	Parent      *team  `json:"parent"`
}

// readTeams reads one response of the API, or several in a row, as paging returns them.
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
			r := s.add("stakeholders", cmp.Or(strings.TrimSpace(t.Name), t.Slug), 0)
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

// jsonError adds the line of an error in a JSON text.
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
