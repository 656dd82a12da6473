package words_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/starter"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/live"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/views"
)

const module = "github.com/ospomap/ospomap"

// Every catalogue has an entry for each phrase in the program, and no others. The
// translation may be empty, unless the catalogue is complete. With -update, missing
// phrases are added with empty translations, which makes the catalogue incomplete, and
// unused ones are removed.
func TestCatalogues(t *testing.T) {
	used := phrases(t)
	if len(used) < 500 {
		t.Fatalf("%d phrases found, which can't be all", len(used))
	}
	for _, tag := range words.Languages() {
		if tag == "en" {
			continue
		}
		c, err := words.Read(tag)
		if err != nil {
			t.Fatal(err)
		}
		if testkit.Updating() {
			rewrite(t, tag, c, used)
		}
		checkForms(t, tag, c.Forms)
		for p, where := range used {
			switch text := c.Words[p]; {
			case text != "":
				if a, b := places(string(p)), places(text); !slices.Equal(a, b) {
					t.Errorf("%s: %q has the arguments %v, its translation %q has %v", tag, p, a, b, text)
				}
			case c.Complete:
				t.Errorf("%s is complete, but lacks %q of %s", tag, p, where)
			}
		}
		for p := range c.Words {
			if used[p] == "" {
				t.Errorf("%s translates %q, which nobody says", tag, p)
			}
		}
	}
}

// The name of an office may be of any gender, or no noun at all, so no translation puts
// an article before it.
func TestNoArticleBeforeTheOffice(t *testing.T) {
	articles := regexp.MustCompile(`(?i)(^| )(das|der|die|dem|den|des|im|am|vom|zum|zur|beim|le|la|du|au|el|del|al|o|a|do|da|no|na|ao) \{office\}`)
	for _, tag := range []string{"de", "es", "fr", "pt-BR"} {
		c, err := words.Read(tag)
		if err != nil {
			t.Fatal(err)
		}
		for p, text := range c.Words {
			if articles.MatchString(text) {
				t.Errorf("%s: %q is translated as %q", tag, p, text)
			}
		}
	}
}

// rewrite updates a catalogue to the phrases of the program.
func rewrite(t *testing.T, tag string, c *words.Catalogue, used map[model.Phrase]string) {
	t.Helper()
	texts := map[model.Phrase]string{}
	for p := range used {
		texts[p] = c.Words[p]
		c.Complete = c.Complete && texts[p] != ""
	}
	c.Words = texts
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(c)
	if err == nil {
		err = os.WriteFile(filepath.Join("lang", tag+".json"), out.Bytes(), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// checkForms checks that a language's plural forms are those of CLDR for whole numbers.
func checkForms(t *testing.T, tag string, forms []string) {
	t.Helper()
	names := map[plural.Form]string{
		plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
	}
	seen := map[string]bool{}
	for n := range 1000 {
		seen[names[plural.Cardinal.MatchPlural(language.Make(tag), n, 0, 0, 0, 0)]] = true
	}
	order := []string{"zero", "one", "two", "few", "many", "other"}
	want := slices.DeleteFunc(order, func(f string) bool { return !seen[f] })
	if !slices.Equal(forms, want) {
		t.Errorf("%s: the forms are %v, want %v", tag, forms, want)
	}
}

// inBrackets matches the phrases of a page.
var inBrackets = regexp.MustCompile(`\[\[(.*?)\]\]`)

var inBraces = regexp.MustCompile(`\{([^{}|?]*)`)

// places returns the arguments in a text, without duplicates.
func places(text string) []string {
	var names []string
	for _, m := range inBraces.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// phrases returns all constants of type model.Phrase in the program, and the keywords
// of the map format, each with one place where it occurs.
func phrases(t *testing.T) map[model.Phrase]string {
	t.Helper()
	used := map[model.Phrase]string{}
	for _, w := range listed() {
		used[model.Phrase(w)] = "the format of maps"
	}
	out, err := exec.Command("go", "list", "-deps", "-export", "-json=ImportPath,Dir,GoFiles,Export", module+"/cmd/ospomap").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	type goPackage struct {
		ImportPath, Dir, Export string
		GoFiles                 []string
	}
	var ours []goPackage
	exports := map[string]string{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		exports[p.ImportPath] = p.Export
		if strings.HasPrefix(p.ImportPath, module) {
			ours = append(ours, p)
		}
	}
	files := token.NewFileSet()
	from := importer.ForCompiler(files, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	for _, p := range ours {
		addPhrases(t, used, files, from, p.ImportPath, p.Dir, p.GoFiles)
	}
	pages, err := filepath.Glob("../../render/format/assets/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range inBrackets.FindAllSubmatch(text, -1) {
			used[model.Phrase(m[1])] = filepath.Base(page)
		}
	}
	delete(used, "")
	return used
}

// addPhrases adds the constants of one package.
func addPhrases(t *testing.T, used map[model.Phrase]string, files *token.FileSet, from types.Importer, path, dir string, names []string) {
	t.Helper()
	var parsed []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(files, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, f)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	if _, err := (&types.Config{Importer: from}).Check(path, files, parsed, info); err != nil {
		t.Fatal(err)
	}
	for _, f := range parsed {
		ast.Inspect(f, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			tv := info.Types[e]
			if !ok || tv.Value == nil || tv.Value.Kind() != constant.String || tv.Type.String() != module+"/model.Phrase" {
				return true
			}
			used[model.Phrase(constant.StringVal(tv.Value))] = filepath.Base(files.Position(e.Pos()).Filename)
			return false // the operands of a concatenation are not phrases
		})
	}
}

// listed returns the keywords of the map format and the names of months.
func listed() []string {
	all := slices.Concat(model.Sizes, model.Structures, model.StakeholderStatus, model.Modes, model.ProjectUses, model.AmountPeriods,
		model.ReadinessAreas, model.AllQuestions(), model.KnownMethods, model.KnownKinds, model.KnownProjectStatus, starter.Sectors())
	add := func(list ...string) { all = append(all, list...) }
	add(texts(gap.Areas)...)
	add(texts(model.Perspectives)...)
	add(texts(model.Hats)...)
	add(texts(model.Aspects)...)
	add(texts(model.Levels)...)
	add(texts(model.Attitudes)...)
	add(texts(model.Sectors)...)
	add(texts(model.Cadences)...)
	add(texts([]model.Strength{model.StrengthWeak, model.StrengthNormal, model.StrengthStrong})...)
	add(texts([]model.Status{model.Planned, model.Active, model.Paused, model.Ended})...)
	add(texts(model.ObjectiveStatuses)...)
	add(texts(model.OSPOStatuses)...)
	for m := time.January; m <= time.December; m++ {
		add(m.String()+"|month", m.String()[:3])
	}
	add("view", "theme", "format")
	add(diff.Nouns()...)
	add(texts(theme.Modes)...)
	for _, name := range views.Names() {
		add(live.Title(name))
	}
	for _, o := range views.Options() {
		add(append(o.Allowed(), o.Name, o.Auto)...)
	}
	for _, s := range model.Severities {
		add(s.String())
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(w string) bool { return w == "" })
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return out
}
