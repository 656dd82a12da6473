// Package progress shows on a terminal how far a run is.
package progress

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"time"
)

// slow is how many ticks a run may take before its progress is shown, and large
// how many parts show it at once.
const (
	tick  = 100 * time.Millisecond
	slow  = 10
	large = 10
)

// Do does so many parts, as many at a time as there are processors, and shows how
// many are done if that is visible and takes its time. It leaves the line as it was
// before.
func Do(w io.Writer, visible bool, total int, do func(part int)) {
	var next atomic.Int64
	part := make(chan struct{})
	for range min(runtime.GOMAXPROCS(0), total) {
		go func() {
			for i := int(next.Add(1)); i <= total; i = int(next.Add(1)) {
				do(i - 1)
				part <- struct{}{}
			}
		}()
	}
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	ticks, shown := 0, false
	for done := 0; done < total; {
		select {
		case <-part:
			done++
		case <-ticker.C:
			if ticks++; visible && (ticks >= slow || total > large) {
				fmt.Fprint(w, line(done, total))
				shown = true
			}
		}
	}
	if shown {
		fmt.Fprint(w, "\r\x1b[K")
	}
}

const width = 30

// line is the bar, over what is in the line.
func line(done, total int) string {
	filled := width * done / total
	return fmt.Sprintf("\r[%s%s] %d of %d\x1b[K", strings.Repeat("#", filled), strings.Repeat(".", width-filled), done, total)
}
