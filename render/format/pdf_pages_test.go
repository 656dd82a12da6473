//go:build readers

package format

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
)

func pagesFile(t *testing.T, pages []*scene.Scene, o Options) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "pages.pdf")
	if err := os.WriteFile(name, pagesOf(t, "pdf", pages, o), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// bookmarks returns a file's bookmarks as "page title".
func bookmarks(t *testing.T, file string) []string {
	t.Helper()
	var told struct {
		Outlines []struct {
			Title string
			Page  int `json:"destpageposfrom1"`
		}
	}
	if err := json.Unmarshal([]byte(runTool(t, "qpdf", "--json", "--json-key=outlines", file)), &told); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, o := range told.Outlines {
		all = append(all, fmt.Sprint(o.Page, " ", o.Title))
	}
	return all
}

func TestPDFSheets(t *testing.T) {
	pages := reportOf(t, "../../samples/group.yaml")
	for _, size := range []string{"", "a4"} {
		file := pagesFile(t, pages, Options{Page: size})
		if out := runTool(t, "qpdf", "--check", file); !strings.Contains(out, "No syntax or stream encoding errors found") {
			t.Errorf("%q: %s", size, out)
		}
		info := runTool(t, "pdfinfo", "-f", "1", "-l", "99", file)
		for _, want := range []string{"Title:           Review of the Group OSPO\n", "Author:          Acme Group\n", fmt.Sprintf("Pages:           %d\n", len(pages))} {
			if !strings.Contains(info, want) {
				t.Errorf("%q: no %q in:\n%s", size, want, info)
			}
		}
		if n := strings.Count(info, "(A4)"); n != len(pages) { // a report is laid out for paper
			t.Errorf("%q: %d pages of A4", size, n)
		}
		want := []string{"1 Verdict", "2 Compass", "8 Gaps", "9 Goals", "11 Calendar"}
		if got := bookmarks(t, file); !slices.Equal(got, want) {
			t.Errorf("%q: bookmarks are %q, want %q", size, got, want)
		}
		if fonts := runTool(t, "pdffonts", file); strings.Count(fonts, "LiberationSans") != 2 {
			t.Errorf("%q: the fonts are\n%s", size, fonts)
		}
	}
}

// Each page holds only its own picture and links.
func TestPDFSheetsHoldWhatIsTheirs(t *testing.T) {
	file := pagesFile(t, document(), Options{})
	for page, want := range []string{"inner", "text ", "text ", "inner"} {
		n := fmt.Sprint(page + 1)
		if out := runTool(t, "pdftotext", "-f", n, "-l", n, file, "-"); !strings.Contains(out, want) {
			t.Errorf("page %s says %q, not %q", n, out, want)
		}
	}
	links := regexp.MustCompile(`/Annots\[(.*?)\]`).FindAllStringSubmatch(strings.ReplaceAll(string(pagesOf(t, "pdf", document(), Options{})), "\n", ""), -1)
	for page, want := range []int{2, 0, 0, 2} {
		if n := strings.Count(links[page][1], " R"); n != want {
			t.Errorf("page %d has %d links, want %d", page+1, n, want)
		}
	}
}

// A single page has no bookmarks, and the picture's size.
func TestPDFOfOnePage(t *testing.T) {
	s := cards(3)
	if got := bookmarks(t, pagesFile(t, []*scene.Scene{s}, Options{})); got != nil {
		t.Errorf("bookmarks are %q", got)
	}
	if !slices.Equal(pagesOf(t, "pdf", []*scene.Scene{s}, Options{}), pdfBytes(t, s, Options{})) {
		t.Error("the page is another than the picture's own")
	}
}
