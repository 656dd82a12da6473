package live

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

const (
	small = "organization: Acme\nstakeholders:\n  - {name: Board, perspective: upward}\n"
	other = "organization: Acme\nstakeholders:\n  - {name: Council, perspective: upward}\n"
	pair  = "organization: Acme\nstakeholders:\n  - {name: Board, perspective: upward}\n  - {name: CTO, perspective: upward}\n" +
		"collaborations:\n  - {to: Board, method: report}\n  - {from: Board, to: CTO, method: report}\n"
	wrong = "organization: Acme\nstakeholders:\n\t- {name: \"<b>Board\"}\n"
)

// reading reads a map as the program does.
func reading(src string) Reading {
	r := check.Run([]byte(src), check.Options{Name: "ospo.yaml"})
	f := reporter.Of(r)
	if r.Err() != nil {
		return Reading{File: f}
	}
	return Reading{File: f, Map: r.Map, View: view.Options{Findings: r.Findings}}
}

// writeWords writes the options of a download in place of a picture.
func writeWords(w io.Writer, r *Reading, o view.Options, c Choice) error {
	if c.Format == "json" {
		return errors.New("no <json> today")
	}
	own := c.options(view.Options{})
	if !maps.Equal(o.Chosen, own.Chosen) {
		return fmt.Errorf("options are %+v, and the choice %+v", o, c)
	}
	_, err := fmt.Fprint(w, r.Map.Stakeholders[0].Name, " ", len(o.Findings) > 0, " ", o.Chosen["without-ospo"] == "yes", " ", c)
	return err
}

// layOut fails every layout.
func layOut(_ context.Context, name string) func(*graphviz.Diagram) (*graphviz.Layout, error) {
	return func(*graphviz.Diagram) (*graphviz.Layout, error) {
		return nil, errors.New("nobody lays out <" + name + ">")
	}
}

func serve(t *testing.T, first Reading) (*Server, string) {
	t.Helper()
	s := New("maps/ospo.yaml", "", first, writeWords, layOut)
	h := httptest.NewServer(s)
	t.Cleanup(h.Close)
	return s, h.URL
}

// ask sends a request and returns the answer and its body.
func ask(t *testing.T, method, url string, change func(*http.Request)) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(r)
	}
	answer, err := http.DefaultTransport.RoundTrip(r) // follows no redirects
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

func TestWhoMayAsk(t *testing.T) {
	_, url := serve(t, reading(small))
	_, port, err := net.SplitHostPort(strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		method, path, host, origin string
		want                       int
	}{
		{"GET", "/", "", "", 200},
		{"HEAD", "/", "", "", 200},
		{"GET", "/", "127.0.0.1:" + port, "http://127.0.0.1:" + port, 200},
		{"GET", "/", "localhost:" + port, "", 200},
		{"GET", "/", "localhost:" + port, "http://localhost:" + port, 200},
		{"GET", "/", "[::1]:" + port, "", 200},
		{"GET", "/", "ospo.example:" + port, "", 403},
		{"GET", "/", "localhost.example:" + port, "", 403},
		{"GET", "/", "127.0.0.1.example:" + port, "", 403},
		{"GET", "/", "192.0.2.1:" + port, "", 403},
		{"GET", "/", "0.0.0.0:" + port, "", 403},
		{"GET", "/", "127.0.0.1:1", "", 200}, // a port may be forwarded
		{"GET", "/", "127.0.0.1", "", 200},
		{"GET", "/", "localhost", "", 200},
		{"GET", "/", "localhost:9999", "http://localhost:9999", 200},
		{"GET", "/", "[::1]", "", 200},
		{"GET", "/", "127.8.9.1:1", "", 200},
		{"GET", "/", "[::ffff:127.0.0.1]:1", "", 200},
		{"GET", "/", "localhost.:1", "", 403},
		{"GET", "/", "[::2]:1", "", 403},
		{"GET", "/", "127.0.0.1@ospo.example", "", 403},
		{"GET", "/", "127.0.0.1:" + port + ":", "", 403},
		{"GET", "/", "", "http://ospo.example", 403},
		{"GET", "/", "", "null", 403},
		{"GET", "/", "", "https://127.0.0.1:" + port, 403},
		{"GET", "/", "", "http://127.0.0.1:1", 403},
		{"GET", "/", "127.0.0.1:" + port, "http://localhost:" + port, 403},
		{"GET", "/events", "ospo.example", "", 403},
		{"GET", "/download", "", "http://ospo.example", 403},
		{"POST", "/", "", "", 405},
		{"POST", "/download", "", "", 405},
		{"DELETE", "/events", "", "", 405},
		{"OPTIONS", "/", "", "", 405},
		{"GET", "/nothing", "", "", 404},
		{"GET", "/ospo.yaml", "", "", 404},
		{"GET", "/download/", "", "", 404},
		{"GET", "/../live.go", "", "", 404},
		{"GET", "//", "", "", 404},
		{"GET", "/?view=nothing", "", "", 400},
		{"GET", "/download?format=exe", "", "", 400},
	} {
		answer, body := ask(t, tt.method, url+tt.path, func(r *http.Request) {
			r.Host = tt.host
			if tt.origin != "" {
				r.Header.Set("Origin", tt.origin)
			}
		})
		if answer.StatusCode != tt.want {
			t.Errorf("%s %s, host %q, origin %q: %s, want %d", tt.method, tt.path, tt.host, tt.origin, answer.Status, tt.want)
		}
		if tt.want == 405 && answer.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: allowed is %q", tt.method, answer.Header.Get("Allow"))
		}
		if tt.want != 200 && strings.Contains(body, "Board") {
			t.Errorf("%s %s: the refusal gives away the map", tt.method, tt.path)
		}
		checkSafety(t, answer)
	}
}

// checkSafety checks the security headers of an answer.
func checkSafety(t *testing.T, answer *http.Response) {
	t.Helper()
	for name, want := range map[string]string{
		"X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
		"Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store",
	} {
		if got := answer.Header.Get(name); got != want {
			t.Errorf("%s: %s is %q, want %q", answer.Request.URL, name, got, want)
		}
	}
	policy := answer.Header.Get("Content-Security-Policy")
	page := strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html")
	if !strings.Contains(policy, "frame-ancestors 'none'") || !page && !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("%s: the policy is %q", answer.Request.URL, policy)
	}
	if answer.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%s: others may read it", answer.Request.URL)
	}
}

func TestPage(t *testing.T) {
	_, url := serve(t, reading(small))
	_, page := ask(t, "GET", url+"/?density=rows&theme=dark", nil)
	for _, want := range []string{
		`<html lang="en" data-theme="dark">`, `id="stakeholder-board"`, `<aside id="live"`, `<h2>ospo.yaml</h2>`,
		"connect-src &#39;self&#39;", "form-action &#39;self&#39;", `<option selected>rows</option>`,
		`<a href="source#L3" target="ospomap-source">line 3 of ospo.yaml</a>`, `<form id="live-form" action="./">`, `<button formaction="download">`,
		`<select name="format"><option selected>svg</option><option>png</option><option>pdf</option><option>html</option>`,
		`>Power interest: `, `>RACI: `, "<code>orphan-stakeholder</code>", `<a href="#stakeholder-board">Board</a>`, `<summary>Not recorded yet (`,
	} {
		if !strings.Contains(strings.ReplaceAll(page, "'self'", "&#39;self&#39;"), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	offered := map[string][]string{
		"view": titles(), "format": format.Names(), "theme": {string(theme.Auto), string(theme.Light), string(theme.Dark)},
		"focus": {"the one with the most findings", "Board"},
	}
	for _, o := range views.Options() {
		if words := o.Allowed(); words != nil {
			if o.Default == "" {
				words = append([]string{o.Auto}, words...)
			}
			offered[o.Name] = words
		}
	}
	for name, values := range offered {
		_, list, _ := strings.Cut(page, `<select name="`+name+`">`)
		list, _, _ = strings.Cut(list, "</select>")
		for _, v := range values {
			if !strings.Contains(list, ">"+v+"</option>") {
				t.Errorf("the %s %q is not offered", name, v)
			}
		}
		if n := strings.Count(list, "<option"); n != len(values) {
			t.Errorf("%d of %s are offered, want %d", n, name, len(values))
		}
	}
}

// A page without findings says so if rules are switched off.
func TestPageTellsOfRulesThatAreOff(t *testing.T) {
	r := reading(small)
	r.File.Off, r.File.OffBy = 3, ".ospomap.yaml"
	_, url := serve(t, r)
	if _, page := ask(t, "GET", url+"/", nil); !strings.Contains(page, "3 rules switched off by .ospomap.yaml") {
		t.Error("the page does not say so")
	}
}

// titles returns the labels of the views.
func titles() []string {
	list := make([]string, len(viewAnswers(nil)))
	for i, v := range viewAnswers(nil) {
		list[i] = html.EscapeString(v.words)
	}
	return list
}

// The addresses of a server with a key work with that key only.
func TestKey(t *testing.T) {
	h := httptest.NewServer(New("ospo.yaml", "k3y", reading(small), writeWords, layOut))
	defer h.Close()
	for path, want := range map[string]int{
		"/k3y/": 200, "/k3y/?view=goals": 200, "/k3y/download": 200, "/k3y/source": 200, "/k3y/nothing": 404, "/k3y//": 404,
		"/": 403, "/download": 403, "/events": 403, "/k3/": 403, "/k3yy/": 403, "//k3y/": 403, "/x/k3y/": 403, "/favicon.ico": 403,
	} {
		answer, body := ask(t, "GET", h.URL+path, nil)
		if answer.StatusCode != want || want != 200 && strings.Contains(body, "Board") {
			t.Errorf("%s: %s, want %d", path, answer.Status, want)
		}
		checkSafety(t, answer)
	}
	answer, _ := ask(t, "GET", h.URL+"/k3y", nil)
	if got := answer.Header.Get("Location"); answer.StatusCode != http.StatusMovedPermanently || got != "/k3y/" {
		t.Errorf("without the slash: %s to %q", answer.Status, got)
	}
	_, page := ask(t, "GET", h.URL+"/k3y/", nil)
	for _, absolute := range []string{`href="/`, `src="/`, `action="/`, `"/events"`, "k3y", h.URL} {
		if strings.Contains(page, absolute) {
			t.Errorf("the page holds %s", absolute)
		}
	}
}

// Requests from pages of other sites are refused before anything is drawn, except for
// following a link to the page.
func TestFromAnotherSite(t *testing.T) {
	drawn := 0
	draw := func(io.Writer, *Reading, view.Options, Choice) error {
		drawn++
		return nil
	}
	h := httptest.NewServer(New("ospo.yaml", "", reading(small), draw, layOut))
	defer h.Close()
	for _, tt := range []struct {
		path, site, mode, dest string
		want                   int
	}{
		{"/", "cross-site", "navigate", "document", 200},
		{"/", "same-site", "navigate", "document", 200},
		{"/?view=network", "cross-site", "navigate", "document", 200},
		{"/", "none", "navigate", "document", 200},
		{"/", "same-origin", "cors", "empty", 200},
		{"/", "", "", "", 200},
		{"/", "cross-site", "no-cors", "image", 403},
		{"/", "same-site", "cors", "empty", 403},
		{"/", "cross-site", "navigate", "iframe", 403},
		{"/", "cross-site", "navigate", "", 403},
		{"/", "unheard-of", "no-cors", "image", 403},
		{"/download?format=png", "cross-site", "no-cors", "image", 403},
		{"/download?format=png", "cross-site", "navigate", "document", 403},
		{"/source", "cross-site", "navigate", "document", 403},
		{"/events", "same-site", "no-cors", "empty", 403},
	} {
		answer, _ := ask(t, "GET", h.URL+tt.path, func(r *http.Request) {
			for name, value := range map[string]string{"Site": tt.site, "Mode": tt.mode, "Dest": tt.dest} {
				if value != "" {
					r.Header.Set("Sec-Fetch-"+name, value)
				}
			}
		})
		if answer.StatusCode != tt.want {
			t.Errorf("%s, %s %s %s: %s, want %d", tt.path, tt.site, tt.mode, tt.dest, answer.Status, tt.want)
		}
	}
	if drawn > 0 {
		t.Errorf("%d files are drawn", drawn)
	}
}

// The source of the map is served, except in public.
func TestSource(t *testing.T) {
	s, url := serve(t, reading(wrong))
	answer, page := ask(t, "GET", url+"/source", nil)
	if !strings.Contains(page, `<li id="L3">	- {name: &#34;&lt;b&gt;Board&#34;}</li>`) || strings.Contains(page, "<b>") {
		t.Errorf("line 3 is not in %s", page)
	}
	if policy := answer.Header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'; style-src 'sha256-") {
		t.Errorf("the policy is %q", policy)
	}
	public := reading(small)
	public.Public = true
	s.Show(public)
	if answer, _ := ask(t, "GET", url+"/source", nil); answer.StatusCode != http.StatusNotFound {
		t.Errorf("in public: %s", answer.Status)
	}
	if _, page := ask(t, "GET", url, nil); strings.Contains(page, "source#") {
		t.Error("the page in public leads to the source")
	}
}

func TestPageOfAMapWithErrors(t *testing.T) {
	s, url := serve(t, reading(wrong))
	_, page := ask(t, "GET", url, nil)
	for _, want := range []string{
		"No picture yet: correct the map first", `class="broken">1 error<`, `error · <a href="source#L3" target="ospomap-source">line 3 of ospo.yaml</a>`, `<pre>	- {name: &#34;&lt;b&gt;Board&#34;}`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if answer, _ := ask(t, "GET", url+"/download", nil); answer.StatusCode != http.StatusConflict {
		t.Errorf("a download of nothing: %s", answer.Status)
	}

	s.Show(reading(small))
	if _, page = ask(t, "GET", url, nil); !strings.Contains(page, `id="stakeholder-board"`) || strings.Contains(page, "error · ") {
		t.Error("the mended map is not shown as it is")
	}
	for _, bad := range []Reading{reading(wrong), {Problem: `cannot read "ospo.yaml": <gone>`}} {
		s.Show(bad)
		_, page = ask(t, "GET", url, nil)
		if !strings.Contains(page, `id="stakeholder-board"`) || !strings.Contains(page, "; the picture is the last good one") {
			t.Error("the last good picture is not kept, or not said to be old")
		}
		if strings.Contains(page, "<gone>") {
			t.Error("a problem is taken for markup")
		}
		if _, body := ask(t, "GET", url+"/download", nil); !strings.HasPrefix(body, "Board") {
			t.Errorf("the last good picture is not to be had: %s", body)
		}
	}
}

func TestDownload(t *testing.T) {
	_, url := serve(t, reading(small))
	for query, want := range map[string]struct{ name, body string }{
		"":                                    {"ospo.svg", "Board true false {compass auto svg map[]}"},
		"?format=png&density=slide":           {"ospo-slide.png", "Board true false {compass auto png map[density:slide]}"},
		"?theme=dark&format=pdf&view=compass": {"ospo-dark.pdf", "Board true false {compass dark pdf map[]}"},
		"?view=network&engine=neato&without-ospo=yes&density=rows": {
			"ospo-network-neato-without-ospo.svg", "Board true true {network auto svg map[density:rows engine:neato without-ospo:yes]}"},
		"?view=focus&focus=../Chief%20Officer&overlay=gaps": {
			"ospo-focus-chief-officer.svg", "Board true false {focus auto svg map[focus:../Chief Officer overlay:gaps]}"},
	} {
		answer, body := ask(t, "GET", url+"/download"+query, nil)
		if answer.StatusCode != http.StatusOK || body != want.body {
			t.Errorf("%s: %s, %q; want %q", query, answer.Status, body, want.body)
		}
		if got := answer.Header.Get("Content-Disposition"); got != "attachment; filename="+want.name {
			t.Errorf("%s: it is to be kept as %q, want %s", query, got, want.name)
		}
		if got := answer.Header.Get("Content-Type"); got != "application/octet-stream" {
			t.Errorf("%s: it is %q", query, got)
		}
		checkSafety(t, answer)
	}
	answer, body := ask(t, "GET", url+"/download?format=json", nil)
	if answer.StatusCode != http.StatusConflict || body != "no <json> today\n" || answer.Header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("what can't be written: %s, %q", answer.Status, body)
	}
}

// stream reads the events of a server.
type stream struct {
	t *testing.T
	*bufio.Reader
}

func listen(t *testing.T, url string) stream {
	t.Helper()
	answer, err := http.Get(url + "/events")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	if got := answer.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("events are %q", got)
	}
	return stream{t, bufio.NewReader(answer.Body)}
}

// next returns the number of the next reported version.
func (s stream) next() string {
	s.t.Helper()
	for {
		line, err := s.ReadString('\n')
		if err != nil {
			s.t.Fatal(err)
		}
		if version, ok := strings.CutPrefix(strings.TrimSpace(line), "data: "); ok {
			_, number, _ := strings.Cut(version, "-")
			return number
		}
	}
}

func TestEvents(t *testing.T) {
	s, url := serve(t, reading(small))
	one, two := listen(t, url), listen(t, url)
	german, _ := words.For("de")
	saved := func(src string) Reading {
		r := reading(src)
		r.File = r.File.In(german)
		return r
	}
	for i, again := range []func() Reading{
		func() Reading { return saved(other) }, func() Reading { return saved(wrong) },
		func() Reading { return Reading{Problem: "gone"} }, func() Reading { return saved(small) },
	} {
		for _, l := range []stream{one, two} {
			if got, want := l.next(), fmt.Sprint(i+1); got != want {
				t.Errorf("version %s is told, want %s", got, want)
			}
		}
		s.Show(again())
		s.Show(again()) // has no news
	}
	if got := one.next(); got != "5" {
		t.Errorf("version %s is told, want 5", got)
	}
	if late := listen(t, url); late.next() != "5" {
		t.Error("a late listener is not told the version that is shown")
	}
	answer, body := ask(t, "HEAD", url+"/events", nil)
	if answer.StatusCode != http.StatusOK || body != "" {
		t.Errorf("HEAD: %s, %q", answer.Status, body)
	}
}

// A stopped server leaves nothing behind: no listener, no stream and no goroutine that
// waits for one.
func TestServeEnds(t *testing.T) {
	before := runtime.NumGoroutine()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	url := "http://" + l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- New("ospo.yaml", "", reading(small), writeWords, layOut).Serve(ctx, l) }()

	client := &http.Client{Transport: &http.Transport{}}
	var streams []*http.Response
	for range 3 {
		answer, err := client.Get(url + "/events")
		if err != nil {
			t.Fatal(err)
		}
		streams = append(streams, answer)
	}
	idle, err := net.Dial("tcp", l.Addr().String()) // browsers open connections ahead of requests
	if err != nil {
		t.Fatal(err)
	}
	defer idle.Close()
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("it ends with %v", err)
	}
	for _, s := range streams {
		if _, err := io.Copy(io.Discard, s.Body); err != nil {
			t.Errorf("a stream is cut off: %v", err)
		}
		s.Body.Close()
	}
	if _, err := net.Dial("tcp", l.Addr().String()); err == nil {
		t.Error("it still listens")
	}
	client.CloseIdleConnections()
	for deadline := time.Now().Add(20 * time.Second); runtime.NumGoroutine() > before; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			b := make([]byte, 1<<16)
			t.Fatalf("%d goroutines, %d before\n%s", runtime.NumGoroutine(), before, b[:runtime.Stack(b, true)])
		}
	}
}
