package main

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
	"github.com/spf13/cobra"
)

// fontFlags say where glyphs come from that the built-in font lacks.
type fontFlags struct {
	files    []string
	noSystem bool
	strict   bool

	mu   sync.Mutex
	read map[string]typeset.File // by path
}

// addFonts gives cmd the flags. Without system the installed fonts are never
// asked, so that the same document gives the same bytes everywhere.
func addFonts(cmd *cobra.Command, system bool) *fontFlags {
	f := &fontFlags{noSystem: !system, read: map[string]typeset.File{}}
	fs := cmd.Flags()
	fs.StringArrayVar(&f.files, "font", nil, "png, pdf: take glyphs that the built-in font lacks from `FILE`, TrueType or OpenType; repeatable")
	if system {
		fs.BoolVar(&f.noSystem, "no-system-fonts", false, "png, pdf: never take glyphs from the fonts that are installed")
	}
	fs.BoolVar(&f.strict, "strict-fonts", false, "png, pdf: fail where a glyph is missing")
	if err := cmd.MarkFlagFilename("font", "ttf", "otf", "ttc"); err != nil {
		panic(err)
	}
	return f
}

// largestFont bounds what is read of one font file.
const largestFont = 64 << 20

// open gives the fonts for a map: those of the flags, those that its project file
// names, which are beside or below that file, and the installed ones.
func (f *fontFlags) open(m *model.Map, project *model.Config, projectFile string) (*typeset.Fonts, error) {
	o := typeset.Options{System: !f.noSystem, Language: m.Language}
	if dir, err := os.UserCacheDir(); err == nil {
		o.Cache = filepath.Join(dir, "ospomap")
	}
	add := func(path string, follow bool) error {
		file, err := f.file(path, follow)
		o.Files = append(o.Files, file)
		return err
	}
	for _, path := range f.files {
		if err := add(path, true); err != nil {
			return nil, err
		}
	}
	for _, path := range project.Fonts {
		if !filepath.IsLocal(path) {
			return nil, failed("the font %q of %q has to lie in the folder of that file", path, projectFile)
		}
		if err := add(filepath.Join(filepath.Dir(projectFile), path), false); err != nil {
			return nil, err
		}
	}
	fonts, err := typeset.New(o)
	if err != nil {
		return nil, failed("%v", err)
	}
	if len(o.Files) > 0 {
		text.Measure(fonts.Advance)
	}
	return fonts, nil
}

func (f *fontFlags) file(path string, follow bool) (typeset.File, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if file, known := f.read[path]; known {
		return file, nil
	}
	in, err := safefile.Open(path, follow)
	if err != nil {
		return typeset.File{}, failed("cannot read the font %q: %v", path, cause(err))
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, largestFont+1))
	switch {
	case err != nil:
		return typeset.File{}, failed("cannot read the font %q: %v", path, cause(err))
	case len(data) > largestFont:
		return typeset.File{}, failed("the font %q is larger than %d MiB", path, largestFont>>20)
	}
	f.read[path] = typeset.File{Name: fmt.Sprintf("%q", path), Data: data}
	return f.read[path], nil
}

// fontPackages are what to install for a script, by the names of Debian.
var fontPackages = map[string]string{
	"Han": "fonts-noto-cjk", "Hiragana": "fonts-noto-cjk", "Katakana": "fonts-noto-cjk", "Hangul": "fonts-noto-cjk", "emoji": "fonts-symbola",
}

// lacking tells of texts for which no font has all glyphs: how many, the first of
// them with its place in the map, and what to do. It is empty where nothing lacks.
func (f *fontFlags) lacking(arg string, src []byte, fonts *typeset.Fonts) string {
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
	pack := fontPackages[one.Script]
	if pack == "" {
		pack = "fonts-noto-core"
	}
	advice := "name a font with --font FILE"
	if !f.noSystem {
		advice += ", or install one (on Debian `apt install " + pack + "`)"
	}
	return fmt.Sprintf("%s: %s without glyphs for %s are drawn as boxes, the first %q (%s); %s",
		model.Printable(place(arg, src, one.Sign)), model.Counted(len(missing), "text"), strings.Join(scripts, ", "),
		model.OneLine(one.Text), one.Script, advice)
}

// place is where a text stands in a map for the first time: file, line and column.
func place(arg string, src []byte, sign string) string {
	at := bytes.Index(src, []byte(sign))
	if at < 0 {
		return arg
	}
	line := bytes.Count(src[:at], []byte("\n")) + 1
	column := len([]rune(string(src[bytes.LastIndexByte(src[:at], '\n')+1:at]))) + 1
	return fmt.Sprintf("%s:%d:%d", arg, line, column)
}

// fontSamples are a character of each script that people are likely to need.
var fontSamples = []struct{ script, sign string }{
	{"Latin, Greek, Cyrillic, Hebrew", "A"}, {"Arabic", "م"}, {"Armenian", "Հ"}, {"Bengali", "ব"}, {"Devanagari", "क"}, {"Ethiopic", "ሀ"},
	{"Georgian", "ი"}, {"Han", "法"}, {"Hangul", "법"}, {"Hiragana", "あ"}, {"Khmer", "ក"}, {"Tamil", "த"}, {"Thai", "ฝ"}, {"emoji", "🧢"},
}

// listFonts prints which font each script would be drawn with.
func (a *app) listFonts() error {
	fonts, err := (&fontFlags{}).open(&model.Map{}, &model.Config{}, "")
	if err != nil {
		return err
	}
	for _, s := range fontSamples {
		name := fonts.NameFor(s.sign)
		if name == "" {
			name = "none"
		}
		fmt.Fprintf(a.stdout, "%s: %s\n", s.script, model.Printable(name))
	}
	return nil
}
