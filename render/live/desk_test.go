package live

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

// crowd runs ask for many readers at once and returns their results.
func crowd(readers int, ask func(i int) (any, error)) (results []any, problems []error) {
	results, problems = make([]any, readers), make([]error, readers)
	var all sync.WaitGroup
	for i := range readers {
		all.Go(func() { results[i], problems[i] = ask(i) })
	}
	all.Wait()
	return results, problems
}

// TestAtOnce requests many different pictures: no more are drawn at once than there are
// slots.
func TestAtOnce(t *testing.T) {
	const slots = 3
	d := newDesk(slots)
	var now, most atomic.Int64
	_, problems := crowd(40, func(i int) (any, error) {
		return d.get(t.Context(), order{i, "compass", "svg"}, func(context.Context) (any, error) {
			n := now.Add(1)
			defer now.Add(-1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			runtime.Gosched()
			return i, nil
		})
	})
	if err := errors.Join(problems...); err != nil {
		t.Error(err)
	}
	if most.Load() > slots {
		t.Errorf("%d are drawn at once", most.Load())
	}
}

// TestSamePicture requests one picture many times, at once and later.
func TestSamePicture(t *testing.T) {
	d := newDesk(2)
	var drawn atomic.Int64
	gate := make(chan struct{})
	work := func(context.Context) (any, error) {
		<-gate
		return drawn.Add(1), nil
	}
	o := order{1, "compass", ""}
	var joined sync.WaitGroup
	joined.Add(1)
	go func() {
		defer joined.Done()
		crowd(10, func(int) (any, error) { return d.get(t.Context(), o, work) })
	}()
	close(gate)
	joined.Wait()
	if got, err := d.get(t.Context(), o, work); got != int64(1) || err != nil {
		t.Errorf("drawn %v times, %v", got, err)
	}
	if got, _ := d.get(t.Context(), order{2, "compass", ""}, work); got != int64(2) || len(d.jobs) != 1 {
		t.Errorf("after a change: drawn %v times, %d are kept", got, len(d.jobs))
	}
}

// TestReadersLeave has readers leave: the picture is still drawn for the last one, and
// when that one leaves, the work is cancelled, whether or not it has started.
func TestReadersLeave(t *testing.T) {
	d := newDesk(1)
	began, ended := make(chan bool, 2), make(chan error, 2)
	work := func(ctx context.Context) (any, error) {
		began <- true
		<-ctx.Done()
		ended <- ctx.Err()
		return nil, ctx.Err()
	}
	first, leaveFirst := context.WithCancel(t.Context())
	second, leaveSecond := context.WithCancel(t.Context())
	o := order{1, "compass", ""}
	a, b := d.join(first, o, work), d.join(second, o, work)
	if a != b {
		t.Fatal("two jobs of one order")
	}
	<-began
	waits := d.join(t.Context(), order{2, "compass", ""}, work) // for the slot
	leaveFirst()
	d.leave(o, a)
	leaveSecond()
	d.leave(o, a)
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
	<-a.done
	d.leave(order{2, "compass", ""}, waits)
	<-waits.done
	if !errors.Is(waits.err, context.Canceled) {
		t.Errorf("what waits ends with %v", waits.err)
	}
	if len(d.jobs) > 0 {
		t.Errorf("%d jobs are kept", len(d.jobs))
	}
}

// A panic fails only the one picture.
func TestMistake(t *testing.T) {
	d := newDesk(1)
	for range 2 {
		_, err := d.get(t.Context(), order{1, "compass", ""}, func(context.Context) (any, error) { panic("oh") })
		if err == nil || err.Error() != "a mistake of the program: oh" {
			t.Errorf("got %v", err)
		}
	}
}
