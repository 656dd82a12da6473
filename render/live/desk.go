package live

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// order identifies a picture of a reading, or a file of it. Equal orders share a result.
type order struct {
	reading int    // number of the reading that is drawn
	picture string // the reader's choices, see Choice.picture
	file    string // theme and format of the file; empty for the picture itself
}

// desk schedules drawing: it limits how many pictures are drawn at once, and draws each
// only once, however many readers wait for it.
type desk struct {
	slots chan struct{} // one for each picture being drawn

	mu   sync.Mutex
	jobs map[order]*job
}

// maxKept is the number of pictures kept for later readers.
const maxKept = 32

// job is a picture that is being drawn or has been drawn.
type job struct {
	done    chan struct{} // closed when result and err are set
	result  any
	err     error
	waiting int // number of readers
	leave   context.CancelFunc
}

func newDesk(slots int) *desk {
	return &desk{slots: make(chan struct{}, slots), jobs: map[order]*job{}}
}

// get returns the result of work for an order. The context of work is cancelled when no
// reader waits for it any longer.
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
		if old.reading < o.reading || len(d.jobs) > maxKept && j.isDone() { // pictures of earlier readings are obsolete
			d.drop(old, j)
		}
	}
	d.jobs[o] = j
	go d.work(working, o, j, work)
	return j
}

// work runs a job once a slot is free.
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
	if j.err != nil || o.file != "" { // a retry may succeed; files are large
		d.drop(o, j)
	}
}

// guarded turns a panic of work into an error, as net/http does for handlers.
func guarded(ctx context.Context, work func(context.Context) (any, error)) (result any, err error) {
	defer func() {
		if p := recover(); p != nil {
			result, err = nil, fmt.Errorf("a mistake of the program: %v", p)
		}
	}()
	return work(ctx)
}

// leave removes a reader from a job.
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

// drop forgets a job; readers already waiting still get its result.
func (d *desk) drop(o order, j *job) {
	if d.jobs[o] == j {
		delete(d.jobs, o)
	}
}

// isGone reports whether an order failed because its reader left.
func isGone(err error) bool { return errors.Is(err, context.Canceled) }
