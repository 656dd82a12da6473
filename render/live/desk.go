package live

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// order is what can be asked for: a picture of a moment as a reader chose it, or
// the file of it. Two equal orders get the same.
type order struct {
	reading int    // the number of what is drawn
	picture string // of it, as a reader chose it
	file    string // how that is written; empty for the picture itself
}

// desk has pictures drawn: so many at once and no more, and each only once, for
// however many readers.
type desk struct {
	slots chan struct{} // one for each picture that is drawn at the moment

	mu   sync.Mutex
	jobs map[order]*job
}

// maxKept is how many pictures are kept for the next reader of the same.
const maxKept = 32

// job is a picture that is drawn, or was.
type job struct {
	done    chan struct{} // closed when the following are there
	result  any
	err     error
	waiting int // readers
	leave   context.CancelFunc
}

func newDesk(slots int) *desk {
	return &desk{slots: make(chan struct{}, slots), jobs: map[order]*job{}}
}

// get gives what work makes of an order. The context of the work ends when nobody
// waits for it any more.
func (d *desk) get(ctx context.Context, o order, work func(context.Context) (any, error)) (any, error) {
	j := d.join(ctx, o, work)
	select {
	case <-j.done:
		return j.result, j.err
	case <-ctx.Done():
		d.leave(o, j)
		return nil, ctx.Err()
	}
}

func (d *desk) join(ctx context.Context, o order, work func(context.Context) (any, error)) *job {
	d.mu.Lock()
	defer d.mu.Unlock()
	if j := d.jobs[o]; j != nil {
		j.waiting++
		return j
	}
	working, leave := context.WithCancel(context.WithoutCancel(ctx))
	j := &job{done: make(chan struct{}), waiting: 1, leave: leave}
	for old, j := range d.jobs {
		if old.reading < o.reading || len(d.jobs) > maxKept && j.isDone() { // nobody asks for the former any more
			d.drop(old, j)
		}
	}
	d.jobs[o] = j
	go d.work(working, o, j, work)
	return j
}

// work does a job when it is its turn.
func (d *desk) work(ctx context.Context, o order, j *job, work func(context.Context) (any, error)) {
	defer j.leave()
	select {
	case d.slots <- struct{}{}:
		j.result, j.err = guarded(ctx, work)
		<-d.slots
	case <-ctx.Done():
		j.err = ctx.Err()
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	close(j.done)
	if j.err != nil || o.file != "" { // the next reader may have more luck; files are large
		d.drop(o, j)
	}
}

// guarded makes an error of a mistake of the program, as a server of web pages
// does.
func guarded(ctx context.Context, work func(context.Context) (any, error)) (result any, err error) {
	defer func() {
		if p := recover(); p != nil {
			result, err = nil, fmt.Errorf("a mistake of the program: %v", p)
		}
	}()
	return work(ctx)
}

// leave takes note that a reader of a job has gone.
func (d *desk) leave(o order, j *job) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if j.waiting--; j.waiting == 0 {
		j.leave()
		if !j.isDone() {
			d.drop(o, j)
		}
	}
}

func (j *job) isDone() bool {
	select {
	case <-j.done:
		return true
	default:
		return false
	}
}

// drop forgets a job; whoever waits for it still gets it.
func (d *desk) drop(o order, j *job) {
	if d.jobs[o] == j {
		delete(d.jobs, o)
	}
}

// isGone reports whether an order failed because its reader left.
func isGone(err error) bool { return errors.Is(err, context.Canceled) }
