package live

import (
	"crypto/subtle"
	"net"
	"net/http"
	"slices"
	"strings"
)

// route is what answers for a path below the key of the server; nil where nothing does.
func (s *Server) route(path string) http.HandlerFunc {
	switch path {
	case "/":
		return s.page
	case "/events":
		return s.events
	case "/download":
		return s.download
	case "/source":
		return s.source
	}
	return nil
}

// ServeHTTP answers a request, after it has made sure that it comes from somebody
// who was given the address, not from a page from elsewhere, and not by a name
// that leads here by a trick.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, h := range safety {
		w.Header().Set(h.name, h.value)
	}
	path, invited := s.inside(r.URL.Path)
	serve := s.route(path)
	switch {
	case !isOwnHost(r.Host):
		http.Error(w, "this is not the address that the map is served on", http.StatusForbidden)
	case !isOwnOrigin(r) || isForeign(r, path):
		http.Error(w, "requests from pages of other sites are refused", http.StatusForbidden)
	case !invited:
		http.Error(w, "the address lacks its key; take the whole address that ospomap serve has printed", http.StatusForbidden)
	case serve == nil && path == "":
		http.Redirect(w, r, "/"+s.key+"/", http.StatusMovedPermanently)
	case serve == nil:
		http.Error(w, "there is nothing here", http.StatusNotFound)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "a map can only be viewed", http.StatusMethodNotAllowed)
	default:
		serve(w, r)
	}
}

// inside is what follows the key in a path, and whether that is the right one. A
// server without a key invites everybody.
func (s *Server) inside(path string) (rest string, invited bool) {
	if s.key == "" {
		return path, true
	}
	key, rest, slash := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if slash {
		rest = "/" + rest
	}
	return rest, subtle.ConstantTimeCompare([]byte(key), []byte(s.key)) == 1
}

// safety is said with every answer; the page has a policy of its own inside.
var safety = []struct{ name, value string }{
	{"Content-Security-Policy", "default-src 'none'; " + unframed},
	{"X-Frame-Options", "DENY"},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "no-referrer"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cache-Control", "no-store"},
}

// unframed keeps other sites from putting an answer into their pages. It can't be
// said inside a page.
const unframed = "frame-ancestors 'none'"

// isOwnHost reports whether a request asks for this machine by one of its own
// names. A name from elsewhere that was made to lead here, so that its pages may
// read the answers, is none. The port may be another one: it may be forwarded.
func isOwnHost(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil { // browsers leave out HTTP's own port
		name = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	}
	ip := net.ParseIP(name)
	return strings.EqualFold(name, "localhost") || ip != nil && ip.IsLoopback()
}

// isOwnOrigin reports whether the page that asks, where the browser names it, is
// one of ours.
func isOwnOrigin(r *http.Request) bool {
	return !slices.ContainsFunc(r.Header["Origin"], func(o string) bool { return o != "http://"+r.Host })
}

// isForeign reports whether a page of another site asks for something, as it can
// without naming itself: for a picture of its own, say. It may have a reader go
// to the page.
func isForeign(r *http.Request, path string) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin": // a browser that does not say, a person, or our page
		return false
	}
	goes := r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
	return !goes || path != "/" || r.Method != http.MethodGet
}
