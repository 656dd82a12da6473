package live

import (
	"crypto/subtle"
	"net"
	"net/http"
	"slices"
	"strings"
)

// route returns the handler of a path below the server's key, or nil if there is none.
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

// ServeHTTP answers a request only if it has the server's key, does not come from a page
// of another site, and addresses this machine by its own name, which defeats DNS
// rebinding.
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

// inside returns the path after the key, and whether the key is right. A server without a
// key lets everybody in.
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

// safety lists the headers of every answer; the page has a further policy inside.
var safety = []struct{ name, value string }{
	{"Content-Security-Policy", "default-src 'none'; " + unframed},
	{"X-Frame-Options", "DENY"},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "no-referrer"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cache-Control", "no-store"},
}

// unframed keeps other sites from embedding an answer in their pages. A policy inside a
// page can't express it.
const unframed = "frame-ancestors 'none'"

// isOwnHost reports whether the host is a loopback address or localhost. This refuses
// names of other sites that resolve to this machine to let their pages read the answers.
// The port may differ, since it may be forwarded.
func isOwnHost(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil { // browsers omit the default port
		name = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	}
	ip := net.ParseIP(name)
	return strings.EqualFold(name, "localhost") || ip != nil && ip.IsLoopback()
}

// isOwnOrigin reports whether the request comes from one of our pages, if the browser
// names its origin.
func isOwnOrigin(r *http.Request) bool {
	return !slices.ContainsFunc(r.Header["Origin"], func(o string) bool { return o != "http://"+r.Host })
}

// isForeign reports whether a page of another site sent the request, which it can do
// without an Origin, for example to load an image. Following a link to the page is
// allowed.
func isForeign(r *http.Request, path string) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin": // an old browser, a person, or our page
		return false
	}
	goes := r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
	return !goes || path != "/" || r.Method != http.MethodGet
}
