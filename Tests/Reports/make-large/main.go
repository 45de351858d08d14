// make-large prints a report as a large suite's, always the same, for measuring what reads it. In the testbed's
// environment, for 50,000 specs in 8 processes:  go run Tests/Reports/make-large/main.go 50000 8 > large.json
package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"sort"
	"strconv"
	"time"

	"github.com/onsi/ginkgo/v2/types"
)

var start = time.Date(2026, 3, 2, 9, 0, 0, 123456789, time.UTC)

func main() {
	count, processes := 0, 0
	if len(os.Args) == 3 {
		count, _ = strconv.Atoi(os.Args[1])
		processes, _ = strconv.Atoi(os.Args[2])
	}
	if count < 1 || processes < 1 {
		fmt.Fprintln(os.Stderr, "usage: go run main.go SPECS PROCESSES")
		os.Exit(2)
	}
	output := json.NewEncoder(os.Stdout)
	output.SetIndent("", "  ") // as Ginkgo writes it
	if err := output.Encode([]types.Report{report(count, processes)}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func report(count, processes int) types.Report {
	random := rand.New(rand.NewSource(1))
	free := make([]time.Time, processes) // when each process is done with its specs so far
	for i := range free {
		free[i] = start.Add(time.Second)
	}
	specs := types.SpecReports{}
	for number := 0; number < count; number++ {
		process := 0
		for i := range free {
			if free[i].Before(free[process]) {
				process = i
			}
		}
		duration := time.Duration(random.ExpFloat64()*300_000_000) + 2*time.Millisecond
		specs = append(specs, spec(number, process+1, free[process], duration))
		free[process] = free[process].Add(duration + 400*time.Microsecond)
	}
	sort.SliceStable(specs, func(i, j int) bool { return specs[i].ParallelProcess < specs[j].ParallelProcess })
	end := start
	for _, time := range free {
		if time.After(end) {
			end = time
		}
	}
	configuration := types.NewDefaultSuiteConfig()
	configuration.RandomSeed, configuration.ParallelTotal = 1, processes
	return types.Report{
		SuitePath: "/src/platform/test/e2e", SuiteDescription: "Platform", SuiteLabels: []string{},
		SpecialSuiteFailureReasons: []string{}, SuiteConfig: configuration,
		PreRunStats: types.PreRunStats{TotalSpecs: count, SpecsThatWillRun: count},
		StartTime:   start, EndTime: end, RunTime: end.Sub(start), SpecReports: specs,
	}
}

func spec(number, process int, start time.Time, duration time.Duration) types.SpecReport {
	file := fmt.Sprintf("/src/platform/test/e2e/component%d/requests_test.go", number/500)
	at := func(line int) types.CodeLocation { return types.CodeLocation{FileName: file, LineNumber: line} }
	line := 40 + number%500*12
	text := fmt.Sprintf("answers request %d with what was asked for, and remembers it", number)
	end := start.Add(duration)
	report := types.SpecReport{
		ContainerHierarchyTexts: []string{
			fmt.Sprintf("Component %d", number/500), fmt.Sprintf("when it has %d replicas", number/50%10),
			"and the database answers slowly",
		},
		ContainerHierarchyLocations: []types.CodeLocation{at(14), at(line - 9), at(line - 5)},
		ContainerHierarchyLabels:    [][]string{{}, {}, {"slow-database"}},
		LeafNodeType:                types.NodeTypeIt, LeafNodeLocation: at(line), LeafNodeLabels: []string{},
		LeafNodeText: text, State: types.SpecStatePassed, StartTime: start, EndTime: end, RunTime: duration,
		ParallelProcess: process, NumAttempts: 1,
	}
	half := start.Add(duration / 2)
	report.SpecEvents = append(
		events(at(17), "Component", types.NodeTypeBeforeEach, 4*number, start, half),
		events(at(line), text, types.NodeTypeIt, 4*number+2, half, end)...)
	if number%100 == 99 {
		report.State, report.Failure = types.SpecStateFailed, failure(at(line), file, 4*number+3, end)
	}
	return report
}

func events(
	location types.CodeLocation, text string, node types.NodeType, order int, start, end time.Time,
) types.SpecEvents {
	event := func(kind types.SpecEventType, order int, at time.Time, duration time.Duration) types.SpecEvent {
		return types.SpecEvent{
			SpecEventType: kind, CodeLocation: location, Message: text, NodeType: node, Duration: duration,
			TimelineLocation: types.TimelineLocation{Order: order, Time: at},
		}
	}
	return types.SpecEvents{
		event(types.SpecEventNodeStart, order+1, start, 0),
		event(types.SpecEventNodeEnd, order+2, end, end.Sub(start)),
	}
}

func failure(node types.CodeLocation, file string, order int, at time.Time) types.Failure {
	line := node.LineNumber + 6
	return types.Failure{
		Message: "Timed out after 10.001s.\nExpected\n    <int>: 503\nto equal\n    <int>: 200",
		Location: types.CodeLocation{FileName: file, LineNumber: line, FullStackTrace: fmt.Sprintf(
			"example.dev/platform/test/e2e.request({0x1a2b3c, 0x10})\n\t/src/platform/test/e2e/client.go:88 +0x1b2\n"+
				"example.dev/platform/test/e2e.init.func12.3()\n\t%s:%d +0xa6", file, line)},
		TimelineLocation:   types.TimelineLocation{Order: order, Time: at},
		FailureNodeContext: types.FailureNodeIsLeafNode, FailureNodeType: types.NodeTypeIt, FailureNodeLocation: node,
	}
}
