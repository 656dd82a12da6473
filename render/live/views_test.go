package live

import (
	"context"
	"errors"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// asked returns the names of the questions that a page shows, and of those that it hides
// but keeps the answers of.
func asked(page string) (shown, kept []string) {
	_, form, _ := strings.Cut(page, `<form id="live-form"`)
	for label := range strings.SplitSeq(form, "<label") {
		tag, rest, _ := strings.Cut(label, "><span>")
		name, _, ok := strings.Cut(rest, "</span>")
		switch {
		case !ok:
		case strings.HasSuffix(tag, " hidden"):
			kept = append(kept, name)
		default:
			shown = append(shown, name)
		}
	}
	return shown, kept
}

func TestQuestionsOfAView(t *testing.T) {
	_, url := serve(t, reading(small))
	for _, name := range []string{"compass", "focus", "network", "raci"} {
		var own []string
		for _, o := range views.Lookup(name).Options {
			own = append(own, o.Name)
		}
		_, page := ask(t, "GET", url+"/?view="+name+"&density=rows&overlay=gaps&focus=board&without-ospo=yes&theme=dark", nil)
		shown, kept := asked(page)
		if want := append(append([]string{"view"}, own...), "theme", "format"); !slices.Equal(shown, want) || len(shown)+len(kept) != len(views.Options())+3 {
			t.Errorf("%s: asks %s and keeps %s, want to be asked %s", name, shown, kept, want)
		}
		for _, want := range []string{
			"<option selected>rows</option>", "<option selected>gaps</option>", `<option value="board" selected>Board</option>`,
			"<option selected>yes</option>", "<option selected>dark</option>", `<option value="` + name + `" selected>`,
		} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page does not keep %s", name, want)
			}
		}
	}
}

func TestFocus(t *testing.T) {
	s, url := serve(t, reading(small))
	if _, page := ask(t, "GET", url+"/?view=focus&focus=board", nil); !strings.Contains(page, "<h1 class=\"unseen\">Briefing: Board") {
		t.Error("the page is not about the Board")
	}
	s.Show(reading(other))
	_, page := ask(t, "GET", url+"/?view=focus&focus=board", nil)
	for _, want := range []string{
		`class="broken">cannot draw &#34;maps/ospo.yaml&#34;: no stakeholder called &#34;board&#34;`,
		`<option selected>board</option><option value="">the one with the most findings</option><option value="council">Council</option>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of one who has gone lacks %s", want)
		}
	}
}

// A failed layout yields a page that says so.
func TestLayoutFails(t *testing.T) {
	_, url := serve(t, reading(pair))
	answer, page := ask(t, "GET", url+"/?view=network&engine=neato", nil)
	for _, want := range []string{
		`role="status" class="broken">cannot draw &#34;maps/ospo.yaml&#34;: nobody lays out &lt;network&gt;</p>`,
		`>cannot draw "maps/ospo.yaml": nobody lays out &lt;network&gt;</text>`,
	} {
		if answer.StatusCode != http.StatusOK || !strings.Contains(page, want) {
			t.Errorf("%s: the page lacks %s", answer.Status, want)
		}
	}
}

// A layout is cancelled when its reader leaves.
func TestLeavingEndsTheLayout(t *testing.T) {
	began, over := make(chan string), make(chan error)
	slow := func(ctx context.Context, name string) func(*graphviz.Diagram) (*graphviz.Layout, error) {
		return func(*graphviz.Diagram) (*graphviz.Layout, error) {
			began <- name
			<-ctx.Done()
			over <- ctx.Err()
			return nil, ctx.Err()
		}
	}
	draw := func(w io.Writer, r *Reading, o view.Options, c Choice) error {
		_, err := views.Lookup(c.View).Draw(r.Map, o)
		return err
	}
	h := httptest.NewServer(New("ospo.yaml", "", reading(pair), draw, slow))
	defer h.Close()
	for _, path := range []string{"/?view=network&engine=neato", "/download?view=network&engine=neato"} {
		ctx, leave := context.WithCancel(t.Context())
		r, err := http.NewRequestWithContext(ctx, "GET", h.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			if answer, err := http.DefaultTransport.RoundTrip(r); err == nil {
				answer.Body.Close()
				t.Errorf("%s: answered with %s", path, answer.Status)
				close(began)
			}
		}()
		if name := <-began; name != "network" {
			t.Errorf("%s: laid out is %q", path, name)
		}
		leave()
		if err := <-over; !errors.Is(err, context.Canceled) {
			t.Errorf("%s: the layout ends with %v", path, err)
		}
	}
}

var inPanel = regexp.MustCompile(`(?:aria-label|data-lost)="([^"]*)"|<(?:span|option|button|summary|p)[^>]*>([^<]+)<`)

// In another language, no word of ours in the panel is left in English.
func TestPanelSpeaks(t *testing.T) {
	r := reading(small)
	r.View.Words = words.New("de", []string{"one", "other"}, func(p model.Phrase) string { return "¤" + string(p) })
	r.File = r.File.In(r.View.Words)
	_, url := serve(t, r)
	_, page := ask(t, "GET", url+"/", nil)
	_, panel, _ := strings.Cut(page, `<aside id="live"`)
	own := append(format.Names(), "Board")
	found := inPanel.FindAllStringSubmatch(panel, -1)
	for _, m := range found {
		text := strings.TrimSpace(html.UnescapeString(m[1] + m[2]))
		if text != "" && text != "·" && !strings.Contains(text, "¤") && !slices.Contains(own, text) {
			t.Errorf("%q is left in English", text)
		}
	}
	if len(found) < 60 {
		t.Errorf("only %d texts were looked at", len(found))
	}
}
