// Package baseline reads and writes the file that records the known findings of a
// project's maps.
package baseline

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/render/reporter"
)

// MaxSize is the maximum size of a baseline, in bytes: it covers several maps.
const MaxSize = 64 << 20

// stdin is the name of standard input in a baseline.
const stdin = "-"

// File is a baseline that was read or is to be written.
type File struct {
	*check.Baseline
	path  string
	note  func(format string, args ...any)
	gone  []string // entries that are no longer found
	wrong bool     // a map has errors, so its gaps are unknown
}

// Read parses the contents of the file at path. Later messages go to note.
func Read(path string, src []byte, note func(format string, args ...any)) (*File, error) {
	base, err := check.ReadBaseline(src)
	if err != nil {
		return nil, fmt.Errorf("%q is %v", path, err)
	}
	return &File{Baseline: base, path: path, note: note}, nil
}

// New returns an empty baseline to be written to path.
func New(path string, note func(format string, args ...any)) *File {
	return &File{Baseline: check.NewBaseline(), path: path, note: note}
}

// Add records a map and its findings.
func (f *File) Add(arg string, judged *check.Result) {
	f.wrong = f.wrong || judged.Err() != nil
	f.Baseline.Add(f.named(arg), judged)
}

// Since reviews a map against the baseline.
func (f *File) Since(arg string, judged *check.Result) *check.Review {
	name := f.known(arg)
	review := f.Baseline.Since(name, judged)
	for _, x := range review.Gone(judged.Rules) {
		f.gone = append(f.gone, fmt.Sprintf("%s about %s in %s", x.Rule, x.Subject, name))
	}
	return review
}

// known returns the baseline's name of a map. If the baseline does not know the map and
// lists exactly one missing file, the map is assumed to be that file, renamed.
func (f *File) known(arg string) string {
	name, files := f.named(arg), f.Files()
	if slices.Contains(files, name) {
		return name
	}
	missing := slices.DeleteFunc(files, func(file string) bool {
		_, err := os.Stat(filepath.Join(filepath.Dir(f.path), filepath.FromSlash(file)))
		return err == nil
	})
	if len(missing) == 1 && arg != stdin {
		f.note("%s: compared with %q, as it was called in %q", arg, missing[0], f.path)
		return missing[0]
	}
	return name
}

// named returns the name of a map relative to the baseline, independent of the current
// folder.
func (f *File) named(arg string) string {
	if arg == stdin {
		return stdin
	}
	return safefile.SeenFrom(filepath.Dir(f.path), arg)
}

// TellGone notes the entries that are no longer found.
func (f *File) TellGone() {
	for _, x := range f.gone {
		f.note("%s: no longer found: %s", f.path, x)
	}
}

// Write writes the file if all maps of the run could be read and none has errors.
func (f *File) Write(complete bool) error {
	if !complete || f.wrong {
		return fmt.Errorf("no baseline written: a map could not be read or has errors")
	}
	var out bytes.Buffer
	err := reporter.WriteJSON(&out, f.Baseline)
	if err == nil {
		err = safefile.Replace(f.path, out.Bytes())
	}
	if err != nil {
		return fmt.Errorf("cannot write %q: %v", f.path, safefile.Cause(err))
	}
	f.note("%s: %s written", f.path, model.Counted(len(f.Findings), "finding"))
	return nil
}
