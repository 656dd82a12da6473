// Command growth holds that nothing takes work out of proportion to a map: each way
// from an input to an answer is gone with an input and with one twice as large, and
// what is done is counted as blocks of statements that run and bytes that are
// allocated. Neither depends on how fast or busy the machine is. What the processor
// does in one go, to copy bytes or to look for one, counts as one statement.
//
// `make growth` builds it with the counters that it reads, which Go has for the
// coverage of tests.
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
)

const (
	// most is by what work may grow when the input doubles: more than 2 for what is
	// sorted and for lists that get more room than they need.
	most = 2.5
	// little is how much of it tells nothing: much of that is spent whatever the size is.
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

// compare reports whether a job grows no faster than its input. One that does is
// printed, with the place where most of it is spent.
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
