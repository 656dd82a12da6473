// Package fontset reads the fonts that a run may take glyphs from, and reports texts
// without glyphs.
package fontset

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/typeset"
)

// Set configures the sources of glyphs that the built-in font lacks. The zero value uses
// the installed fonts.
type Set struct {
	Files    []string // font files named by the user
	NoSystem bool     // don't use installed fonts

	mu   sync.Mutex
	read map[string]typeset.File // by path
}

// Open returns the fonts for a map: those of the set, those named by its project file,
// which must be in or below its folder, and the installed ones.
func (s *Set) Open(m *model.Map, project *model.Config) (*typeset.Fonts, error) {
	o := typeset.Options{System: !s.NoSystem, Language: m.Language}
	if dir, err := os.UserCacheDir(); err == nil {
		o.Cache = filepath.Join(dir, "ospomap")
	}
	add := func(path string, follow bool) error {
		file, err := s.file(path, follow)
		o.Files = append(o.Files, file)
		return err
	}
	for _, path := range s.Files {
		if err := add(path, true); err != nil {
			return nil, err
		}
	}
	for _, path := range project.Fonts {
		if !filepath.IsLocal(path) {
			return nil, fmt.Errorf("the font %q of %q must be in the folder of that file", path, project.File)
		}
		if err := add(filepath.Join(filepath.Dir(project.File), path), false); err != nil {
			return nil, err
		}
	}
	fonts, err := typeset.New(o)
	if err == nil && len(o.Files) > 0 {
		text.Measure(fonts.Advance)
	}
	return fonts, err
}

// largest is the maximum size of a font file, in bytes.
const largest = 64 << 20

func (s *Set) file(path string, follow bool) (typeset.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if file, known := s.read[path]; known {
		return file, nil
	}
	in, err := safefile.Open(path, follow)
	if err != nil {
		return typeset.File{}, fmt.Errorf("cannot read the font %q: %v", path, safefile.Cause(err))
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, largest+1))
	switch {
	case err != nil:
		return typeset.File{}, fmt.Errorf("cannot read the font %q: %v", path, safefile.Cause(err))
	case len(data) > largest:
		return typeset.File{}, fmt.Errorf("the font %q is larger than %d MiB", path, largest>>20)
	}
	if s.read == nil {
		s.read = map[string]typeset.File{}
	}
	s.read[path] = typeset.File{Name: fmt.Sprintf("%q", path), Data: data}
	return s.read[path], nil
}

// packages maps scripts to the Debian packages to install.
var packages = map[string]string{
	"Han": "fonts-noto-cjk", "Hiragana": "fonts-noto-cjk", "Katakana": "fonts-noto-cjk", "Hangul": "fonts-noto-cjk", "emoji": "fonts-symbola",
}

// Lacking describes the texts that no font has all glyphs for: their number, the first of
// them with its position in the map, and advice. It returns "" if there are none.
func (s *Set) Lacking(arg string, src []byte, fonts *typeset.Fonts) string {
	missing := fonts.Missing()
	if len(missing) == 0 {
		return ""
	}
	var scripts []string
	for _, m := range missing {
		if len(scripts) == 0 || scripts[len(scripts)-1] != m.Script {
			scripts = append(scripts, m.Script)
		}
	}
	one := missing[0]
	pack := packages[one.Script]
	if pack == "" {
		pack = "fonts-noto-core"
	}
	advice := "name a font with --font FILE"
	if !s.NoSystem {
		advice += ", or install one (on Debian `apt install " + pack + "`)"
	}
	what := fmt.Sprintf("%d texts without glyphs for %s are drawn as boxes, the first", len(missing), strings.Join(scripts, ", "))
	if len(missing) == 1 {
		what = "1 text without glyphs for " + one.Script + " is drawn as boxes,"
	}
	return fmt.Sprintf("%s: %s %s (%s); %s", model.Printable(place(arg, src, one.Sign)), what, model.Quoted(model.OneLine(one.Text)), one.Script, advice)
}

// place returns the position of the first occurrence of a text in a map, as
// file:line:column.
func place(arg string, src []byte, sign string) string {
	at := bytes.Index(src, []byte(sign))
	if at < 0 {
		return arg
	}
	line := bytes.Count(src[:at], []byte("\n")) + 1
	column := len([]rune(string(src[bytes.LastIndexByte(src[:at], '\n')+1:at]))) + 1
	return fmt.Sprintf("%s:%d:%d", arg, line, column)
}

// samples holds one character of each script that people are likely to need.
var samples = []struct{ script, sign string }{
	{"Latin, Greek, Cyrillic, Hebrew", "A"}, {"Arabic", "م"}, {"Armenian", "Հ"}, {"Bengali", "ব"}, {"Devanagari", "क"}, {"Ethiopic", "ሀ"},
	{"Georgian", "ი"}, {"Han", "法"}, {"Hangul", "법"}, {"Hiragana", "あ"}, {"Khmer", "ក"}, {"Tamil", "த"}, {"Thai", "ฝ"}, {"emoji", "🧢"},
}

// List prints the font that each script would be drawn with.
func List(w io.Writer) error {
	fonts, err := new(Set).Open(&model.Map{}, &model.Config{})
	if err != nil {
		return err
	}
	for _, s := range samples {
		name := fonts.NameFor(s.sign)
		if name == "" {
			name = "none"
		}
		if _, err := fmt.Fprintf(w, "%s: %s\n", s.script, model.Printable(name)); err != nil {
			return err
		}
	}
	return nil
}
