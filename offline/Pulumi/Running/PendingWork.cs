namespace Pulumi;

/// <summary>The work that a run has begun and not finished.</summary>
internal sealed class PendingWork(Action<Exception> onFailure)
{
    private readonly Lock _lock = new();
    private int _count;
    private TaskCompletionSource? _idle;

    /// <summary>Adds a task. One that is complete only counts when it failed.</summary>
    public void Add(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        if (task.IsCompleted)
        {
            Report(task);
            return;
        }

        lock (_lock)
        {
            _count++;
        }

        _ = task.ContinueWith(
            static (done, state) => ((PendingWork)state!).Finish(done),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Completes when nothing is left, including what the rest of the work adds.</summary>
    public Task WhenIdleAsync()
    {
        lock (_lock)
        {
            if (_count == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    private void Finish(Task task)
    {
        Report(task);
        TaskCompletionSource? idle = null;
        lock (_lock)
        {
            if (--_count == 0)
            {
                (idle, _idle) = (_idle, null);
            }
        }

        idle?.SetResult();
    }

    private void Report(Task task)
    {
        if (task.IsCanceled)
        {
            onFailure(new TaskCanceledException(task));
        }

        foreach (var exception in task.Exception?.Flatten().InnerExceptions ?? [])
        {
            onFailure(exception);
        }
    }
}
