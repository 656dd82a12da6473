package cmdline

import (
	"path/filepath"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/reporter"
)

// Output is a file for the findings, and its format.
type Output struct{ Format, Path string }

// Outputs is a repeatable flag for FORMAT=FILE.
type Outputs []Output

func (r *Outputs) Type() string { return "FORMAT=FILE" }

func (r *Outputs) String() string {
	return strings.Join(model.Each(*r, func(f Output) string { return f.Format + "=" + f.Path }), ",")
}

func (r *Outputs) Set(text string) error {
	format, path, ok := strings.Cut(text, "=")
	if !ok || path == "" {
		return wrong("%q is not FORMAT=FILE, such as sarif=map.sarif", text)
	}
	known := Choice{Name: "format", Allowed: reporter.Names()}
	if err := known.Set(format); err != nil {
		return err
	}
	if path == "-" {
		return wrong("for standard output, use --format %s", format)
	}
	for _, other := range *r {
		if filepath.Clean(other.Path) == filepath.Clean(path) {
			return wrong("the file %q is given twice", path)
		}
	}
	*r = append(*r, Output{format, path})
	return nil
}
