"""TensorFlow with Horovod on several workers.

  mpirun -np 8 python3 -m training.horovod --data /data/set --output /data/runs/7

The MPI runtime of Kubeflow's trainer starts one process a GPU over SSH with keys that it makes for the job. Gradients are averaged by NCCL inside
Horovod, over EFA where the nodes have it. A run that is started again goes on after its last whole epoch.
"""

from __future__ import annotations

import sys

from .checkpoints import Checkpoints
from .metrics import Metrics
from .options import parse
from .shards import BadData, Shards


def train(options, tensorflow, horovod) -> None:
    """The two libraries are arguments: importing them takes seconds, and the command line is read before."""
    rank, world = horovod.rank(), horovod.size()
    gpus = tensorflow.config.experimental.list_physical_devices("GPU")
    if gpus:
        tensorflow.config.experimental.set_visible_devices(gpus[horovod.local_rank()], "GPU")
        tensorflow.config.experimental.set_memory_growth(gpus[horovod.local_rank()], True)
    data = Shards.open(options.data)
    steps = data.steps(options.batch, world)
    tensorflow.random.set_seed(options.seed)
    model = tensorflow.keras.Sequential(
        [
            tensorflow.keras.Input((data.columns,)),
            tensorflow.keras.layers.Dense(options.hidden, activation="relu"),
            tensorflow.keras.layers.Dense(data.classes),
        ]
    )
    optimizer = tensorflow.keras.optimizers.SGD(options.learning_rate * world, momentum=0.9)
    criterion = tensorflow.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    checkpoints = Checkpoints(options.output / "checkpoints", ".h5")
    first = 0
    if (newest := checkpoints.newest()) is not None:
        model.load_weights(str(newest[1]))
        first = newest[0] + 1
    # The first worker's weights are everybody's, whether new or from a checkpoint.
    horovod.broadcast_variables(model.variables, root_rank=0)
    metrics = Metrics(options.output) if rank == 0 else None
    for epoch in range(first, options.epochs):
        losses = hits = 0.0
        for features, labels in data.batches(rank, world, options.batch, epoch, options.seed):
            with tensorflow.GradientTape() as tape:
                scores = model(features, training=True)
                loss = criterion(labels, scores)
            tape = horovod.DistributedGradientTape(tape)
            gradients = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(gradients, model.trainable_variables))
            losses += float(loss)
            hits += float((scores.numpy().argmax(axis=1) == labels).mean())
        averages = horovod.allreduce(tensorflow.constant([losses / steps, hits / steps]), name=f"metrics-{epoch}").numpy()
        if metrics is not None:
            metrics.write(epoch, loss=float(averages[0]), accuracy=float(averages[1]), steps=float(steps))
            checkpoints.save(epoch, lambda file: model.save_weights(str(file)))
    if rank == 0:
        model.export(str(options.output / "model")) if hasattr(model, "export") else model.save(str(options.output / "model"))


def main(arguments: list[str]) -> int:
    options = parse(arguments, "Trains a classifier with TensorFlow and Horovod on all workers that mpirun started.")
    import horovod.tensorflow as horovod
    import tensorflow

    horovod.init()
    try:
        train(options, tensorflow, horovod)
    except BadData as bad:
        # Another worker that waits in a collective call would wait for ever: mpirun ends all when one ends with an error.
        print(f"training: {bad}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
