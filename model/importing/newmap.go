package importing

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
)

// placeholderName is the name of the organization in a new map until somebody writes the
// real one; the rule about placeholders knows it.
const placeholderName = "Example Works"

// Blank returns a map with only the name of the organization, to import sources into.
// Without a name it contains a placeholder.
func Blank(organization string, sources []*Source) []byte {
	names := model.Each(sources, func(s *Source) string { return model.Printable(baseName(s.File)) })
	var b strings.Builder
	fmt.Fprintf(&b, "# Imported from %s.\n\n", strings.Join(names, ", "))
	name, remark := organization, ""
	if name == "" {
		name, remark = placeholderName, " # your organisation, as the picture should print it"
	}
	fmt.Fprintf(&b, "organization:\n  name: %s%s\nstakeholders: []\n", quoted(name), remark)
	return []byte(b.String())
}

// Apply applies the edits of a plan. A new map is also formatted, with a blank line
// between its parts.
func Apply(src []byte, plan *Plan, isNew bool) ([]byte, error) {
	res, err := edit.Apply(src, plan.Edits)
	if err != nil || !isNew {
		if res == nil {
			return nil, err
		}
		return res.Source, err
	}
	out, findings := parse.Format("map", res.Source)
	if len(findings) > 0 {
		return nil, fmt.Errorf("the new map would not be right: %s", findings[0].Message)
	}
	lines := bytes.SplitAfter(out, []byte("\n"))
	var spaced []byte
	for i, line := range lines {
		if i > 0 && len(line) > 1 && line[0] >= 'a' && line[0] <= 'z' && len(lines[i-1]) > 1 {
			spaced = append(spaced, '\n')
		}
		spaced = append(spaced, line...)
	}
	return spaced, nil
}

// WriteMapping returns a mapping file that records how the tables were read and leaves
// room for what was not understood.
func WriteMapping(sources []*Source, plan *Plan) []byte {
	sheets, columns, words := &section{name: "sheets"}, &section{name: "columns"}, map[string]*section{}
	var fields []string
	for _, s := range sources {
		for _, read := range s.Sheets {
			sheets.add(read.Sheet.Name, read.List, "")
			for _, c := range read.Columns {
				if c.Path != "raci" {
					columns.add(c.Heading, c.Path, c.Why)
				}
				for _, w := range c.Unknown {
					if words[c.Words] == nil {
						words[c.Words] = &section{}
						fields = append(fields, c.Words)
					}
					words[c.Words].add(w, "", "")
				}
			}
		}
	}
	var b strings.Builder
	b.WriteString("# How ospomap import --mapping reads tables: the field of each heading, and for words\n" +
		"# the map's own words. \"skip\" skips a column, a sheet or a word.\n")
	sheets.write(&b)
	columns.write(&b)
	if len(fields) > 0 {
		b.WriteString("words:\n")
		for _, path := range fields {
			fmt.Fprintf(&b, "  %s:\n", path)
			for _, e := range words[path].entries {
				fmt.Fprintf(&b, "    %s:\n", quoted(e.key))
			}
		}
	}
	perspective, same := &section{name: "perspective"}, &section{name: "same"}
	for _, name := range plan.Nowhere {
		perspective.add(name, "", "upward, downward, sideways or outside")
	}
	for _, c := range plan.Close {
		same.add(c.Name, "", fmt.Sprintf("%s if it is %q, else %s", c.ID, c.Like, register.New))
	}
	perspective.write(&b)
	same.write(&b)
	return []byte(b.String())
}

// section is one part of a mapping file.
type section struct {
	name    string
	entries []struct{ key, value, remark string }
}

func (s *section) add(key, value, remark string) {
	for i := range s.entries {
		if s.entries[i].key == key {
			return
		}
	}
	s.entries = append(s.entries, struct{ key, value, remark string }{key, value, remark})
}

func (s *section) write(b *strings.Builder) {
	if len(s.entries) == 0 {
		return
	}
	fmt.Fprintf(b, "%s:\n", s.name)
	for _, e := range s.entries {
		line := "  " + quoted(e.key) + ":"
		if e.value != "" {
			line += " " + e.value
		}
		if e.remark != "" {
			line += " # " + model.Printable(model.OneLine(e.remark))
		}
		b.WriteString(line + "\n")
	}
}

// quoted returns text in double quotes, on one line.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(model.OneLine(text)) + `"`
}
