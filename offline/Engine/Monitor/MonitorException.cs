namespace LandingZone.Engine.Monitor;

/// <summary>The engine refuses what the program asks; the message says what and why, in a form meant for people.</summary>
public sealed class MonitorException(string message) : Exception(message);
