// Command growth checks that no work grows out of proportion to the map: it runs each
// stage from an input to an answer with an input and with one twice as large, and counts
// the executed blocks of statements and the allocated bytes. Neither depends on the speed
// or the load of the machine. A single operation of the processor's, such as copying
// bytes or searching for one, counts as one statement.
//
// `make growth` builds it with the counters that Go has for test coverage.
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
)

const (
	// most is the maximum growth when the input doubles. It is more than 2 because of
	// sorting and over-allocated slices.
	most = 2.5
	// little is the amount of work below which growth is not judged: much of it does not
	// depend on the size.
	little = 2_000_000
)

func main() {
	only := flag.String("run", "", "measure those `like this` alone, a regular expression on what -v lists")
	verbose := flag.Bool("v", false, "list what holds, too")
	flag.Parse()
	if err := run(*only, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "growth:", err)
		os.Exit(1)
	}
}

func run(only string, verbose bool) error {
	pattern, err := regexp.Compile(only)
	if err != nil {
		return err
	}
	compared, failed := 0, 0
	for name, job := range jobs() {
		if !pattern.MatchString(name) {
			continue
		}
		holds, err := compare(name, job, verbose)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if compared++; !holds {
			failed++
		}
	}
	if compared == 0 {
		return fmt.Errorf("nothing is called like %q", only)
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d grow faster than their input", failed, compared)
	}
	fmt.Printf("growth: %d grow no faster than their input\n", compared)
	return nil
}

// compare reports whether a job grows no faster than its input. If it grows faster,
// compare prints it, with the block that most of the growth is in.
func compare(name string, j job, verbose bool) (bool, error) {
	once, err := measure(j[0])
	if err != nil {
		return false, err
	}
	twice, err := measure(j[1])
	if err != nil {
		return false, err
	}
	holds := fits(once.steps, twice.steps) && fits(once.bytes, twice.bytes)
	if verbose || !holds {
		fmt.Printf("%-50s %11d steps × %.2f, %11d bytes × %.2f\n", name, once.steps, ratio(once.steps, twice.steps), once.bytes, ratio(once.bytes, twice.bytes))
	}
	if holds {
		return true, nil
	}
	place, err := where(j)
	if err == nil {
		fmt.Printf("    most in %s\n", place)
	}
	return false, err
}

func fits(once, twice uint64) bool { return twice < little || ratio(once, twice) <= most }

func ratio(once, twice uint64) float64 { return float64(twice) / float64(max(once, 1)) }
