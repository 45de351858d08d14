package client

import "sync"

// PostAtOnce sends each alert in a webhook of its own, all at the same time, through the clients in turn.
func PostAtOnce(clients []Client, alerts ...Alert) ([]Answer, error) {
	answers, errors := make([]Answer, len(alerts)), make([]error, len(alerts))
	start := make(chan struct{})
	var posts sync.WaitGroup
	for index := range alerts {
		posts.Add(1)
		go func(index int) {
			defer posts.Done()
			<-start
			answers[index], errors[index] = clients[index%len(clients)].Post(alerts[index])
		}(index)
	}
	close(start)
	posts.Wait()
	for _, err := range errors {
		if err != nil {
			return nil, err
		}
	}
	return answers, nil
}

// Codes counts answers by their status codes.
func Codes(answers []Answer) map[int]int {
	counts := map[int]int{}
	for _, answer := range answers {
		counts[answer.Code]++
	}
	return counts
}
