package live

import (
	"net"
	"net/http"
	"slices"
	"strings"
)

// routes are all that the server knows.
var routes = map[string]func(*Server, http.ResponseWriter, *http.Request){
	"/":         (*Server).page,
	"/events":   (*Server).events,
	"/download": (*Server).download,
}

// ServeHTTP answers a request, after it has made sure that neither a page from
// elsewhere nor a name that leads here by a trick is asking.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for name, value := range safety {
		w.Header().Set(name, value)
	}
	serve := routes[r.URL.Path]
	switch {
	case !isOwnHost(r):
		http.Error(w, "this is not the address that the map is served on", http.StatusForbidden)
	case !isOwnOrigin(r):
		http.Error(w, "another site's page may not ask", http.StatusForbidden)
	case serve == nil:
		http.Error(w, "there is nothing here", http.StatusNotFound)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "a map can only be looked at", http.StatusMethodNotAllowed)
	default:
		serve(s, w, r)
	}
}

// safety is said with every answer; the page has a policy of its own inside.
var safety = map[string]string{
	"Content-Security-Policy":      "default-src 'none'; " + unframed,
	"X-Frame-Options":              "DENY",
	"X-Content-Type-Options":       "nosniff",
	"Referrer-Policy":              "no-referrer",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cache-Control":                "no-store",
}

// unframed keeps other sites from putting an answer into their pages. It can't be
// said inside a page.
const unframed = "frame-ancestors 'none'"

// isOwnHost reports whether a request asks for this machine by one of its own
// names, on the port that it came in by. A name from elsewhere that was made to
// lead here, so that its pages may read the answers, is none.
func isOwnHost(r *http.Request) bool {
	local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return false
	}
	_, want, err := net.SplitHostPort(local.String())
	if err != nil {
		return false
	}
	name, port, err := net.SplitHostPort(r.Host)
	if err != nil { // browsers leave out HTTP's own port
		name, port = strings.Trim(r.Host, "[]"), "80"
	}
	ip := net.ParseIP(name)
	return port == want && (strings.EqualFold(name, "localhost") || ip != nil && ip.IsLoopback())
}

// isOwnOrigin reports whether the page that asks, where the browser names it, is
// one of ours.
func isOwnOrigin(r *http.Request) bool {
	return !slices.ContainsFunc(r.Header["Origin"], func(o string) bool { return o != "http://"+r.Host })
}
