// A suite starts servers and uses every core: two at a time would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
