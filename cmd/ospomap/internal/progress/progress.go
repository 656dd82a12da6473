// Package progress shows the progress of a run on a terminal.
package progress

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"time"
)

// Progress is shown after slow ticks, or after the first if there are more than large
// parts.
const (
	tick  = 100 * time.Millisecond
	slow  = 10
	large = 10
)

// Do runs all parts, as many in parallel as there are processors. If visible, it shows a
// progress bar unless the run is short, and clears it at the end.
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

// line returns the progress bar, replacing the current line.
func line(done, total int) string {
	filled := width * done / total
	return fmt.Sprintf("\r[%s%s] %d of %d\x1b[K", strings.Repeat("#", filled), strings.Repeat(".", width-filled), done, total)
}
