package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"runtime/coverage"
	"runtime/debug"
)

// work is the cost of a job.
type work struct {
	steps uint64 // executed blocks of statements
	bytes uint64 // allocated
}

// measure runs a job and counts its work. The garbage collector is off, and pools are
// empty: otherwise, the bytes would depend on when the collector runs.
func measure(job func() error) (work, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for range 2 { // pools survive one collection
		runtime.GC()
	}
	if err := coverage.ClearCounters(); err != nil {
		return work{}, err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := job(); err != nil {
		return work{}, err
	}
	runtime.ReadMemStats(&after)
	var counters bytes.Buffer
	if err := coverage.WriteCounters(&counters); err != nil {
		return work{}, err
	}
	steps, err := sum(counters.Bytes())
	return work{steps, after.TotalAlloc - before.TotalAlloc}, err
}

var errCounters = errors.New("counters of a form that is not known")

// sum adds up counters in Go's format, defined in internal/coverage: a header, a string
// table, and for each function three numbers, the first of which is its number of
// counters.
func sum(counters []byte) (uint64, error) {
	var file struct { // 32 bytes
		Magic   [4]byte
		Version uint32
		_       [16]byte
		Flavor  uint8
		_       [7]byte
	}
	var segment struct {
		Functions    uint64
		Texts, Words uint32
	}
	r := bytes.NewReader(counters)
	if err := errors.Join(binary.Read(r, binary.LittleEndian, &file), binary.Read(r, binary.LittleEndian, &segment)); err != nil {
		return 0, err
	}
	if string(file.Magic[:]) != "\x00cwm" || file.Version != 1 || file.Flavor != 2 {
		return 0, fmt.Errorf("%w: version %d, flavor %d", errCounters, file.Version, file.Flavor)
	}
	if _, err := r.Seek(int64(segment.Texts+segment.Words), 1); err != nil {
		return 0, err
	}
	var total uint64
	for range segment.Functions {
		var function [3]uint64 // counters, package, function
		for i := range function {
			n, err := binary.ReadUvarint(r)
			if err != nil {
				return 0, err
			}
			function[i] = n
		}
		for range function[0] {
			n, err := binary.ReadUvarint(r)
			if err != nil {
				return 0, err
			}
			total += n
		}
	}
	return total, nil
}
