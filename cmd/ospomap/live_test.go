package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/stream"
)

// patience is the timeout for expected events. It is long enough for a busy machine, so
// reaching it means failure.
const patience = 2 * time.Minute

// eventually waits until so returns true.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("never happened: %s", what)
		}
	}
}

// program is an ospomap process that runs until it is interrupted.
type program struct {
	t     *testing.T
	cmd   *exec.Cmd
	lines chan string // of standard output

	mu     sync.Mutex
	stderr bytes.Buffer
}

func (p *program) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.stderr.Write(b)
}

// complaints returns standard error so far.
func (p *program) complaints() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.stderr.String()
}

func start(t *testing.T, env []string, args ...string) *program {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a process there can't be interrupted by another")
	}
	p := &program{t: t, cmd: exec.Command("ospomap", args...), lines: make(chan string, 100)}
	p.cmd.Env, p.cmd.Stderr = append(os.Environ(), env...), p
	out, err := p.cmd.StdoutPipe()
	if err == nil {
		err = p.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.cmd.Process.Kill() })
	go func() {
		for s := bufio.NewScanner(out); s.Scan(); {
			p.lines <- s.Text()
		}
		close(p.lines)
	}()
	return p
}

// line returns the next line of standard output.
func (p *program) line() string {
	p.t.Helper()
	select {
	case line, ok := <-p.lines:
		if !ok {
			p.t.Fatalf("it ended: %s", p.complaints())
		}
		return line
	case <-time.After(patience):
		p.t.Fatalf("it prints nothing: %s", p.complaints())
	}
	return ""
}

// interrupt ends the program as Ctrl-C does, and checks that it exits cleanly, without
// further output.
func (p *program) interrupt() {
	p.t.Helper()
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		p.t.Fatal(err)
	}
	for line := range p.lines {
		p.t.Errorf("it also prints %q", line)
	}
	if err := p.cmd.Wait(); err != nil {
		p.t.Errorf("it ends with %v\n%s", err, p.complaints())
	}
}

// save writes a file as most editors do: to a new file, which then replaces the old one.
func save(t *testing.T, file, text string) {
	t.Helper()
	write(t, file+".new~", text)
	if err := os.Rename(file+".new~", file); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// mapOf returns a map with one stakeholder.
func mapOf(name string) string {
	return "organization: Acme\nstakeholders:\n  - {name: " + name + ", perspective: upward}\n"
}

// broken is a map with an error on its third line.
const broken = "organization: Acme\nstakeholders:\n  - {name: Board, perspective: above}\n"

func get(t *testing.T, url string) string {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v: %s", url, answer.Status, err, body)
	}
	return string(body)
}

func TestServeFollowsTheMap(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file, target, project := filepath.Join(folder, "ospo.yaml"), filepath.Join(folder, "elsewhere", "real.yaml"), filepath.Join(folder, projectFile)
	write(t, file, mapOf("Board"))
	p := start(t, nil, "serve", file)
	url := p.line()
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"start", func() {}, "<title>"},
		{"by renaming", func() { save(t, file, mapOf("Renamed")) }, `id="stakeholder-renamed"`},
		{"in place", func() { write(t, file, mapOf("Overwritten")) }, `id="stakeholder-overwritten"`},
		{"with an error", func() { save(t, file, broken) }, `#L3" target="ospomap-source">line 3`},
		{"with it mended", func() { save(t, file, mapOf("Mended")) }, `id="stakeholder-mended"`},
		{"gone", func() { os.Remove(file) }, "no such file or directory; the picture is the last good one"},
		{"back again", func() { write(t, file, mapOf("Returned")) }, `id="stakeholder-returned"`},
		{"by a link", func() {
			if err := os.Mkdir(filepath.Dir(target), 0o700); err != nil {
				t.Fatal(err)
			}
			write(t, target, mapOf("Linked"))
			if err := os.Symlink(target, file+".new~"); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(file+".new~", file); err != nil {
				t.Fatal(err)
			}
		}, `id="stakeholder-linked"`},
		{"behind the link", func() { save(t, target, mapOf("Behind")) }, `id="stakeholder-behind"`},
		{"its project file", func() { save(t, project, "severity: {orphan-stakeholder: error}\n") }, `<li class="error"><p class="place">error · <a href="source#L3"`},
		{"with an error in that", func() { save(t, project, "\nseverity: {nonsense: error}\n") }, ">line 2 of " + project},
		{"without that", func() { os.Remove(project) }, `<p id="live-state" role="status" class="">`},
	} {
		step.do()
		eventually(t, "the map changes "+step.name, func() bool { return strings.Contains(get(t, url), step.want) })
	}
	p.interrupt()
	if told, want := p.complaints(), file+": gone; waiting until it is back\n"+file+": back\n"; told != want {
		t.Errorf("it says %q, want %q", told, want)
	}
}

// A change of the file is noticed whatever happens to the folders and links in its path.
func TestWatchIsNeverDeaf(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		change func(t *testing.T, folder, file string) // afterwards, the map is that of "Changed"
	}{
		{"the folder goes and comes back", func(t *testing.T, folder, file string) {
			rename(t, folder, folder+".away")
			rename(t, folder+".away", folder)
			save(t, file, mapOf("Changed"))
		}},
		{"the folder is another one", func(t *testing.T, folder, file string) {
			rename(t, folder, folder+".away")
			other := filepath.Join(folder+".new", filepath.Base(file))
			mkdir(t, folder+".new")
			write(t, other, mapOf("Changed"))
			rename(t, folder+".new", folder)
		}},
		{"the folder is removed and made anew", func(t *testing.T, folder, file string) {
			if err := os.RemoveAll(folder); err != nil {
				t.Fatal(err)
			}
			mkdir(t, folder)
			write(t, file, mapOf("Between"))
			save(t, file, mapOf("Changed"))
		}},
		{"a folder above is another one", func(t *testing.T, folder, file string) {
			above := filepath.Dir(folder)
			rename(t, above, above+".away")
			mkdir(t, folder)
			write(t, file, mapOf("Changed"))
		}},
		{"a link in the path is turned", func(t *testing.T, folder, file string) {
			rename(t, folder, folder+".v1")
			mkdir(t, folder+".v2")
			write(t, filepath.Join(folder+".v2", filepath.Base(file)), mapOf("Between"))
			for _, version := range []string{".v1", ".v2"} {
				link(t, folder+version, folder+".next")
				rename(t, folder+".next", folder)
			}
			write(t, filepath.Join(folder+".v2", filepath.Base(file)), mapOf("Changed"))
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			folder := filepath.Join(t.TempDir(), "above", "folder")
			file, picture := filepath.Join(folder, "ospo.yaml"), filepath.Join(t.TempDir(), "ospo.svg")
			mkdir(t, folder)
			write(t, file, mapOf("Board"))
			p := start(t, nil, "render", "--watch", file, "-o", picture)
			p.line()
			shows := func(name string) func() bool {
				return func() bool {
					svg, _ := os.ReadFile(picture)
					return strings.Contains(string(svg), "-stakeholder-"+name+`"`)
				}
			}
			tt.change(t, folder, file)
			eventually(t, "the change is seen", shows("changed"))
			save(t, file, mapOf("Later"))
			eventually(t, "a later save is seen", shows("later"))
			p.cmd.Process.Kill()
		})
	}
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, folder string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
}

func TestServeEndsItsStreams(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "ospo.yaml")
	write(t, file, mapOf("Board"))
	p := start(t, nil, "serve", file)
	answer, err := http.Get(p.line() + "events")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	stream := bufio.NewReader(answer.Body)
	for line := ""; !strings.HasPrefix(line, "data: "); {
		if line, err = stream.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
	}
	p.interrupt()
	if rest, err := io.ReadAll(stream); err != nil || strings.TrimSpace(string(rest)) != "" {
		t.Errorf("the stream ends with %q, %v", rest, err)
	}
}

func TestServeOpensTheBrowser(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("stands in for xdg-open")
	}
	t.Parallel()
	folder := t.TempDir()
	file, seen := filepath.Join(folder, "ospo.yaml"), filepath.Join(folder, "seen")
	write(t, file, mapOf("Board"))
	for _, tt := range []struct{ name, opener, complaint string }{
		{"that is there", "#!/bin/sh\necho \"$1\" > " + seen + "\n", ""},
		{"that fails", "#!/bin/sh\nexit 3\n", "ospomap: cannot open it: xdg-open ended with exit code 3\n"},
		{"that is not there", "", "ospomap: cannot open it: exec: \"xdg-open\": executable file not found in $PATH\n"},
	} {
		bin := t.TempDir()
		if tt.opener != "" {
			if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte(tt.opener), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		p := start(t, []string{"PATH=" + bin}, "serve", "--open", file)
		url := p.line()
		if tt.complaint == "" {
			eventually(t, "the browser opens", func() bool {
				got, _ := os.ReadFile(seen)
				return string(got) == url+"\n"
			})
		}
		eventually(t, tt.name+": it complains", func() bool { return p.complaints() == tt.complaint })
		get(t, url) // whether or not a browser opened
		p.interrupt()
	}
}

func TestRenderOpensThePicture(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("stands in for xdg-open")
	}
	t.Parallel()
	folder, bin := t.TempDir(), t.TempDir()
	file, seen := filepath.Join(folder, "ospo.yaml"), filepath.Join(folder, "seen")
	write(t, file, mapOf("Board"))
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\necho \"$1\" > "+seen+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	pictures := folder + "/out/"
	for want, args := range map[string][]string{
		filepath.Join(folder, "a.png"): {"-o", filepath.Join(folder, "a.png")},
		pictures + "ospo.svg":          {"-o", pictures, "--format", "svg,json"},
		pictures + "index.html":        {"-o", pictures, "--index"},
	} {
		p := start(t, []string{"PATH=" + bin}, append([]string{"render", "--open", file}, args...)...)
		eventually(t, strings.Join(args, " ")+" opens "+want, func() bool {
			got, _ := os.ReadFile(seen)
			return string(got) == want+"\n"
		})
		for range p.lines { // drain the output
		}
		if err := p.cmd.Wait(); err != nil {
			t.Errorf("it ends with %v\n%s", err, p.complaints())
		}
	}
}

func TestRenderWatches(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file, picture := filepath.Join(folder, "ospo.yaml"), filepath.Join(folder, "ospo.svg")
	write(t, file, mapOf("Board"))
	p := start(t, nil, "render", "--watch", file, "-o", picture)
	drawn := func(name string) {
		t.Helper()
		if line := p.line(); line != picture {
			t.Errorf("it prints %q, want %q", line, picture)
		}
		svg, err := os.ReadFile(picture)
		if err != nil || !strings.Contains(string(svg), `-stakeholder-`+name+`"`) {
			t.Errorf("%s is not in the picture: %v", name, err)
		}
	}
	drawn("board")
	save(t, file, mapOf("Council"))
	drawn("council")
	save(t, file, broken)
	eventually(t, "the error is told", func() bool { return strings.Contains(p.complaints(), "is not drawn") })
	if told := p.complaints(); !strings.Contains(told, file+":3:32: error: ") {
		t.Errorf("the place of the error is not told: %s", told)
	}
	if svg, err := os.ReadFile(picture); err != nil || !strings.Contains(string(svg), `-stakeholder-council"`) {
		t.Errorf("the old picture is not there: %v", err)
	}
	write(t, file, mapOf("Board"))
	drawn("board")
	p.interrupt()
}

// Serving leaves no goroutines running.
func TestServeLeavesNothingRunning(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ospo.yaml")
	write(t, file, mapOf("Board"))
	serve := func() {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		out, printed := io.Pipe()
		var stderr bytes.Buffer
		a := &app{stdin: strings.NewReader(""), stdout: &stream.Output{W: printed}, stderr: &stderr, env: Env{Getenv: func(string) string { return "" }, Now: time.Now}}
		root := a.rootCommand()
		root.SetArgs([]string{"serve", file})
		ended := make(chan error, 1)
		go func() { ended <- root.ExecuteContext(ctx) }()
		url, err := bufio.NewReader(out).ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		get(t, strings.TrimSpace(url))
		cancel()
		if err := <-ended; err != nil || stderr.Len() > 0 {
			t.Errorf("it ends with %v, and says %q", err, stderr.String())
		}
		http.DefaultClient.CloseIdleConnections()
	}
	serve() // the first use of signals starts a goroutine that stays
	before := runtime.NumGoroutine()
	serve()
	eventually(t, "all of it ends", func() bool { return runtime.NumGoroutine() <= before })
}

// With --public, the server sends nothing confidential either.
func TestServePublic(t *testing.T) {
	t.Parallel()
	p := start(t, nil, "serve", "--public", filepath.Join(samplesFolder, "acme.yaml"))
	url := p.line()
	for _, page := range []string{url, url + "download?format=html", url + "download?format=json"} {
		text := get(t, page)
		for _, word := range []string{"Influence", "engagement-gap", "neutral", "Internal"} {
			if strings.Contains(text, word) {
				t.Errorf("%s holds %q", page, word)
			}
		}
		if !strings.Contains(text, "Board of Directors") {
			t.Errorf("%s is not the map", page)
		}
	}
	p.interrupt()
}

// A download reports characters that no font has, as render does, or fails with
// --strict-fonts.
func TestServeMissesNoGlyphSilently(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ospo.yaml")
	write(t, file, mapOf("法務部"))
	p := start(t, nil, "serve", file, "--no-system-fonts")
	get(t, p.line()+"download?format=png")
	eventually(t, "a word about the glyphs", func() bool {
		return strings.Contains(p.complaints(), "1 text without glyphs for Han")
	})
	p.interrupt()
	p = start(t, nil, "serve", file, "--no-system-fonts", "--strict-fonts")
	answer, err := http.Get(p.line() + "download?format=png")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusConflict {
		t.Errorf("answered with %s", answer.Status)
	}
	p.interrupt()
}

// freeAddress returns a loopback address that nothing listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// The address is secret. It stays the same if the user has chosen the port, and has no
// key with --no-token.
func TestServeKey(t *testing.T) {
	t.Parallel()
	file, cache, addr := filepath.Join(t.TempDir(), "ospo.yaml"), t.TempDir(), freeAddress(t)
	write(t, file, mapOf("Board"))
	env := []string{"XDG_CACHE_HOME=" + cache, "HOME=" + cache}
	url := func(args ...string) string {
		p := start(t, env, append([]string{"serve", file}, args...)...)
		defer p.interrupt()
		url := p.line()
		get(t, url)
		for _, guess := range []string{"/", "/download", "/" + strings.Repeat("a", 26) + "/"} {
			answer, err := http.Get("http://" + strings.SplitN(url, "/", 4)[2] + guess)
			if err != nil {
				t.Fatal(err)
			}
			answer.Body.Close()
			if answer.StatusCode != http.StatusForbidden && len(args) < 3 {
				t.Errorf("%s%s: %s", url, guess, answer.Status)
			}
		}
		return url
	}
	first := url("--addr", addr)
	if again := url("--addr", addr); again != first {
		t.Errorf("it is %s, and was %s", again, first)
	}
	if any := url(); strings.HasSuffix(any, first[len(first)-27:]) {
		t.Errorf("at any port it is %s, too", any)
	}
	if open := url("--addr", addr, "--no-token"); open != "http://"+addr+"/" {
		t.Errorf("without a key it is %s", open)
	}

	// A key that others may have read is not reused.
	entries, err := filepath.Glob(filepath.Join(cache, "ospomap", "serve", "*"))
	if err != nil || len(entries) != 1 {
		t.Fatalf("kept are %v, %v", entries, err)
	}
	if info, err := os.Stat(entries[0]); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("kept as %v, %v", info.Mode(), err)
	}
	if err := os.Chmod(entries[0], 0o644); err != nil {
		t.Fatal(err)
	}
	if other := url("--addr", addr); other == first {
		t.Error("the key that everybody could read is used again")
	}
}
