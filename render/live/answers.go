package live

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"mime"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// Style and script that the server adds to the page.
var (
	//go:embed assets/live.css
	liveCSS string
	//go:embed assets/live.js
	liveJS string
)

// page serves the page of the map, in the view that the query requests.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	c, err := choose(r.URL.Query())
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	now := s.now.Load()
	panel := panelWriter{file: s.file, now: now, choice: c}
	picture := blank(s.file, "No picture yet: correct the map first")
	if now.drawn != nil {
		picture, err = s.draw(r.Context(), now, c)
		switch {
		case isGone(err):
			return
		case err != nil:
			panel.problem = fmt.Sprintf("cannot draw %q: %v", s.file, err)
			picture = blank(s.file, panel.problem)
		}
	}
	panel.details = picture.AllDetails()
	var b bytes.Buffer
	err = format.WritePage(&b, picture, format.Options{Theme: theme.Mode(c.Theme)}, format.Extra{
		Markup: panel.write(s.run), Style: liveCSS, Script: liveJS,
	})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Security-Policy", unframed) // the rest of the policy is in the page
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	send(w, b.Bytes())
}

// draw returns the chosen picture of a moment.
func (s *Server) draw(ctx context.Context, now *moment, c Choice) (*scene.Scene, error) {
	picture, err := s.desk.get(ctx, order{now.picture, c.picture(), ""}, func(ctx context.Context) (any, error) {
		return views.Lookup(c.View).Draw(now.drawn.Map, s.options(ctx, now.drawn, c))
	})
	if err != nil {
		return nil, err
	}
	return picture.(*scene.Scene), nil
}

// options returns how to draw a reading. Layouts are cancelled with ctx.
func (s *Server) options(ctx context.Context, r *Reading, c Choice) view.Options {
	o := c.options(r.View)
	o.LayOut = s.layOut(ctx, c.View)
	return o
}

// send writes an answer. It restarts the write timeout, since drawing may have taken
// long.
func send(w http.ResponseWriter, answer []byte) {
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTime))
	w.Write(answer)
}

// blank returns a scene that says why there is no picture.
func blank(title, why string) *scene.Scene {
	const width, height, size, margin = 900, 420, 18, 60
	s := &scene.Scene{Width: width, Height: height, Title: title, Description: why}
	for i, line := range text.Wrap(why, size, false, width-2*margin, 6) {
		s.Root = append(s.Root, &scene.Text{
			X: width / 2, Y: height/2 + float64(i)*size*1.4, S: line, Size: size,
			Fill: scene.Ink2, Anchor: scene.Middle, Width: text.Width(line, size, false),
		})
	}
	return s
}

// download serves the file that `ospomap render` would write.
func (s *Server) download(w http.ResponseWriter, r *http.Request) {
	c, err := choose(r.URL.Query())
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	now := s.now.Load()
	if now.drawn == nil {
		http.Error(w, "no picture yet: correct the map first", http.StatusConflict)
		return
	}
	file, err := s.desk.get(r.Context(), order{now.picture, c.picture(), c.Theme + " " + c.Format}, func(ctx context.Context) (any, error) {
		var b bytes.Buffer
		err := s.write(&b, now.drawn, s.options(ctx, now.drawn, c), c)
		return b.Bytes(), err
	})
	switch {
	case isGone(err):
		return
	case err != nil:
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	base := filepath.Base(s.file)
	name := c.fileName(strings.TrimSuffix(base, filepath.Ext(base)))
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream") // to be saved, never shown here
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	send(w, file.([]byte))
}

// events reports the current version and each that follows, until the client or the
// server ends.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	out := http.NewResponseController(w)
	for {
		now := s.now.Load()
		out.SetWriteDeadline(time.Now().Add(writeTime)) // per event
		fmt.Fprintf(w, "retry: 500\ndata: %s\n\n", s.version(now))
		if out.Flush() != nil {
			return
		}
		select {
		case <-now.over:
		case <-r.Context().Done():
			return
		}
	}
}
