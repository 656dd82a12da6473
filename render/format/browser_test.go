//go:build readers

package format

import (
	"context"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-fonts/liberation/liberationmonobold"
	"codeberg.org/go-fonts/liberation/liberationmonoregular"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/theme"
)

// browser returns the path of a browser. It skips the test if none is installed.
func browser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "chromium")
	return ""
}

// ownFonts creates a folder with the fonts that the tests measure with, and returns the
// environment in which a browser sees only those. Its settings draw letters exactly as
// designed. A machine's own versions of the fonts may differ a little.
func ownFonts(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"sans.ttf": liberationsansregular.TTF, "sansbold.ttf": liberationsansbold.TTF,
		"mono.ttf": liberationmonoregular.TTF, "monobold.ttf": liberationmonobold.TTF,
		"fonts.conf": []byte(`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>` + dir + `</dir><cachedir>` + dir + `/cache</cachedir><match target="pattern">
<edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="hintstyle" mode="assign"><const>hintnone</const></edit></match></fontconfig>`),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return "FONTCONFIG_FILE=" + filepath.Join(dir, "fonts.conf")
}

// chromium runs a headless browser with its own profile and fonts, and returns what it
// prints.
func chromium(t *testing.T, args ...string) []byte {
	t.Helper()
	program := browser(t)
	// Not t.TempDir: child processes may still write there after the browser has exited.
	profile, err := os.MkdirTemp("", "ospomap-browser")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(profile) })
	ctx, cancel := context.WithTimeout(t.Context(), hung)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir=" + profile,
	}, args...)...)
	cmd.Env = append(os.Environ(), ownFonts(t))
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", program, err)
	}
	return out
}

// browse opens a page in a browser. The page's script must define measure(), whose result
// is decoded into v.
func browse(t *testing.T, page string, v any) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.html")
	page = "<!doctype html><meta charset=utf-8><body>" + page +
		"<pre id=result></pre><script>result.textContent = JSON.stringify(measure())</script>"
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	dom := chromium(t, "--dump-dom", "file://"+file)
	_, rest, found := strings.Cut(string(dom), `<pre id="result">`)
	result, _, closed := strings.Cut(rest, "</pre>")
	if !found || !closed {
		t.Fatalf("the page has no result:\n%s", dom)
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(result)), v); err != nil {
		t.Fatalf("%v: %s", err, result)
	}
}

func TestBrowserMeasuresLikeWidth(t *testing.T) {
	t.Parallel()
	type line struct {
		S    string  `json:"s"`
		Size float64 `json:"size"`
		Bold bool    `json:"bold"`
	}
	var lines []line
	for _, s := range plain {
		for _, size := range []float64{10.5, 12, 13.5, 20} {
			lines = append(lines, line{s, size, false}, line{s, size, true})
		}
	}
	data, err := json.Marshal(lines)
	if err != nil {
		t.Fatal(err)
	}
	var got []float64
	browse(t, `<svg id=pic></svg><script>
function measure() {
	return `+string(data)+`.map(l => {
		const e = document.createElementNS("http://www.w3.org/2000/svg", "text");
		e.style.font = (l.bold ? 700 : 400) + " " + l.size + "px 'Liberation Sans'";
		e.textContent = l.s;
		pic.append(e);
		return e.getComputedTextLength();
	});
}</script>`, &got)
	if len(got) != len(lines) {
		t.Fatalf("%d widths for %d lines", len(got), len(lines))
	}
	for i, l := range lines {
		want := got[i]
		if w := text.Width(l.S, l.Size, l.Bold); w < want*0.99 || w > want*1.01 {
			t.Errorf("%q, %v px, bold %v: measured %.2f, the browser %.2f", l.S, l.Size, l.Bold, w, want)
		}
	}
}

// Even in a font much wider than the measured one, a text stays in its reserved box. The
// browser of this test has no font for characters that the built-in one lacks: see
// TestEstimatedWidths of render/typeset.
func TestBrowserKeepsTextInItsRoom(t *testing.T) {
	t.Parallel()
	s := &scene.Scene{Width: 1200, Height: 1200}
	var rooms []float64
	for i, line := range append(append([]string{}, plain...), foreign...) {
		if !text.Known(line) {
			continue
		}
		for _, bold := range []bool{false, true} {
			s.Root = append(s.Root, textNode(10, float64(20*i+20), line, 13.5, bold))
			rooms = append(rooms, text.Room(line, 13.5, bold))
		}
	}
	var got map[string]struct {
		Boxes   []float64 // as drawn
		Natural []float64 // without textLength
	}
	browse(t, svg(t, s, theme.Light)+`<script>
function measure() {
	const result = {}, texts = [...document.querySelectorAll("text")];
	for (const family of ["Liberation Sans", "Liberation Mono"]) {
		texts.forEach(e => e.style.fontFamily = "'" + family + "'");
		const boxes = texts.map(e => e.getBBox().width);
		const natural = texts.map(e => {
			const free = e.cloneNode(true);
			free.removeAttribute("textLength");
			e.after(free);
			const width = free.getBBox().width;
			free.remove();
			return width;
		});
		result[family] = {Boxes: boxes, Natural: natural};
	}
	return result;
}</script>`, &got)
	for family, m := range got {
		if len(m.Boxes) != len(rooms) {
			t.Fatalf("%s: %d boxes for %d texts", family, len(m.Boxes), len(rooms))
		}
		for i, box := range m.Boxes {
			if box <= 0 || box > rooms[i] {
				t.Errorf("%s: %q is drawn %.2f px wide in a room of %.2f", family, s.Root[i].(*scene.Text).S, box, rooms[i])
			}
		}
	}
	tooWide := 0
	for i, w := range got["Liberation Mono"].Natural {
		if w > rooms[i] {
			tooWide++
		}
	}
	if tooWide < len(plain) {
		t.Errorf("only %d texts would be too wide in Liberation Mono: the test shows nothing", tooWide)
	}
}

// Two pictures in one page keep their colours, and so does the page.
func TestBrowserKeepsPicturesApart(t *testing.T) {
	t.Parallel()
	picture := func(role scene.Color, mode theme.Mode) string {
		return svg(t, &scene.Scene{Width: 10, Height: 10, Root: []scene.Node{
			&scene.Rect{W: 10, H: 10, Paint: scene.Paint{Fill: role}},
		}}, mode)
	}
	var got []string
	browse(t, picture(scene.Upward, theme.Light)+picture(scene.Upward, theme.Dark)+picture(scene.Outside, theme.Light)+
		`<div class="om c0" id=mine></div><script>
function measure() {
	return [...document.querySelectorAll("rect"), mine].map(e => getComputedStyle(e).fill);
}</script>`, &got)
	want := []string{"rgb(61, 91, 208)", "rgb(140, 162, 255)", "rgb(142, 58, 134)", "rgb(0, 0, 0)"}
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("fills are %q, want %q", got, want)
	}
}
